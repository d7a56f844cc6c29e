title: deaths with a part and wounded in one clause, and the rockets told in another
published: 2031-05-14
outlet: Harbour Wire
---
QASR AMUN, May 14 (Harbour Wire) - At least 17 people, including four children, were killed and some 40 others wounded when rockets landed on the main market of Qasr Amun on Tuesday, the Harbour Relief Society said, as both sides traded blame for the collapse of a week-old truce.
---
~ killed >=17 people event | rocket_or_missile | main market, Qasr Amun | 2031-05-13 | Harbour Relief Society
~ killed 4 children event | rocket_or_missile | main market, Qasr Amun | 2031-05-13 | Harbour Relief Society | part of 1
~ injured ~40 people event | rocket_or_missile | main market, Qasr Amun | 2031-05-13 | Harbour Relief Society
~ shelling - | rocket_or_missile | main market, Qasr Amun | 2031-05-13 | Harbour Relief Society
! killed >=17 people event | rocket_or_missile | Qasr Amun | | Harbour Relief Society
! killed 4 children event | rocket_or_missile | Qasr Amun | | Harbour Relief Society | part of 1
! injured ~40 people event | rocket_or_missile | Qasr Amun | 2031-05-13 | Harbour Relief Society
! shelling - | rocket_or_missile | Qasr Amun | 2031-05-13 | Harbour Relief Society
