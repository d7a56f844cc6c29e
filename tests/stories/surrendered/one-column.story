title: the day of saying does not date the event; half of a figure is a part
published: 2031-08-15
outlet: Channel Nine Online
---
Colonel Hadren Moll of the Army of Dravia said on Friday that 64 militants, half of them foreigners, had surrendered in a single column at the Tarn crossing.
---
surrendered 64 combatants event | | Tarn crossing | | Hadren Moll (Army of Dravia)
surrendered 50% foreigners event | | Tarn crossing | | Hadren Moll (Army of Dravia) | part of 1
