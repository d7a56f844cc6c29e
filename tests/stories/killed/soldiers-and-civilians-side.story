title: whose soldiers died, and who killed them
published: 2031-04-11
outlet: Ledra Chronicle
---
Northern Front fighters killed seven soldiers of the Army of Dravia in an ambush near the Tarn crossing on Thursday night, the group claimed, adding that it had lost two fighters of its own.
---
~ killed 7 combatants (Army of Dravia) event | by Northern Front | Tarn crossing | 2031-04-10 | Northern Front
~ killed 2 combatants (Northern Front) event | | Tarn crossing | 2031-04-10 | Northern Front
! killed 7 combatants (Army of Dravia) event | by Northern Front fighters | Tarn crossing | 2031-04-10 | unnamed: the group
! attack - | other | Tarn crossing | 2031-04-10 | unnamed: the group | count hint 1
! killed 2 combatants event | | Tarn crossing | | unnamed: the group
