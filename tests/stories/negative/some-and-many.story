title: advances, encirclements and heights are no claims
published: 2031-10-28
outlet: Harbour Wire
---
Army of Dravia units advanced five kilometres towards Hadrin on Monday and surrounded the town, the general staff said, adding that the pace would slow once the 2,000-metre passes were closed by snow.
---
