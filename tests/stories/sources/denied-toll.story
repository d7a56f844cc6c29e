title: a denied figure is the rejected one
published: 2031-05-18
outlet: Solmark Daily
---
The Army of Dravia denied on Saturday that its warplanes had killed 41 civilians in Lower Nor, and said that the dead, of whom it counted 12, were all Northern Front fighters.
---
killed 41 civilians event | by Army of Dravia, airstrike | Lower Nor | | Army of Dravia | denied
~ killed 12 combatants (Northern Front) event | | Lower Nor | | Army of Dravia
! killed 12 civilians event | | Lower Nor | | Army of Dravia
