title: a whole village by a number, driven out by a named actor
published: 2031-05-09
outlet: Coast Gazette
---
Militiamen of the Tarn Guard drove between 300 and 400 villagers out of Lower Nor on Wednesday, village elders said, telling them that the wells had been sold.
---
~ displaced 300..400 civilians event | by Tarn Guard | Lower Nor | 2031-05-07 | unnamed: village elders
! displaced 300..400 civilians event | by Militiamen of the Tarn Guard | Lower Nor | 2031-05-07 | unnamed: village elders
