title: ages, sums, distances and weapons are no claims
published: 2031-05-02
outlet: Coast Gazette
---
Joren Tal, 54, who has run the ferry at Lower Nor for 31 years, says that a crossing now costs 12 crowns instead of four and takes 90 minutes, because he keeps three kilometres clear of a battery of 155mm guns.
---
! killed 12 people event | | Lower Nor | 2031-05-02 | Joren Tal
