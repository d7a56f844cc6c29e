title: fighters who remain, and the size of a force
published: 2031-08-28
outlet: Qasr Courier
---
About 300 Northern Front fighters remain in southern Hadrin, Colonel Hadren Moll of the Army of Dravia told reporters. Facing them, by his own account, is a force of 4,500 soldiers with little appetite for street fighting.
---
present ~300 combatants (Northern Front) standing | | southern Hadrin | | Hadren Moll (Army of Dravia)
~ present 4500 combatants (Army of Dravia) standing | | southern Hadrin | | Hadren Moll (Army of Dravia)
! present 4500 combatants standing | | southern Hadrin | | Hadren Moll (Army of Dravia)
