title: a force leaves a town, with the number that left another
published: 2031-04-17
outlet: Brakan Valley Herald
---
The Army of Dravia pulled out of Karim Sur on Wednesday, and 200 of its soldiers left Upper Nor the same evening, mayors in the valley said.
---
withdrew - | by Army of Dravia | Karim Sur | 2031-04-16 | unnamed: mayors in the valley
~ withdrew 200 combatants (Army of Dravia) event | by Army of Dravia | Upper Nor | 2031-04-16 | unnamed: mayors in the valley
! present 200 combatants standing | | Upper Nor | 2031-04-16 | unnamed: mayors in the valley
