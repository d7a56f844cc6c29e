title: two sources, two tolls, one event
published: 2031-05-16
outlet: Harbour Wire
---
The Harbour Relief Society put the number of people killed in Thursday's air strike on Karim Sur at 29, while the Army of Dravia said nine militants had died.
---
~ killed 29 people event | airstrike | Karim Sur | 2031-05-15 | Harbour Relief Society
~ killed 9 combatants event | airstrike | Karim Sur | 2031-05-15 | Army of Dravia
! killed 29 event | airstrike | Karim Sur | 2031-05-15 | Harbour Relief Society
! airstrike - | airstrike | Karim Sur | 2031-05-15 | Harbour Relief Society
! killed 9 combatants event | | Karim Sur | | Army of Dravia
