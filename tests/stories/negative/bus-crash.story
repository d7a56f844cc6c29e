title: accidents and disease are not of the conflict
published: 2031-12-22
outlet: Brakan Valley Herald
---
Eleven people died and 19 were injured when a bus left the icy road to Upper Nor on Sunday. It was the valley's worst road accident since 2019, the highway police said, and the driver had been at the wheel for 14 hours.
---
! killed 11 people event | | Upper Nor | 2031-12-21 | (own voice)
! injured 19 people event | | Upper Nor | 2031-12-21 | (own voice)
