title: a sporting page in the words of war
published: 2031-09-01
outlet: Qasr Courier
---
Qasr Amun United were besieged for most of the second half on Sunday but held out for a 2-1 win at Varsk, where 18,000 spectators saw striker Pim Orlo shoot twice from 20 metres and end a run of six defeats.
---
! killed 2 times event | by striker Pim Orlo | Varsk | 2031-08-31 | (own voice)
