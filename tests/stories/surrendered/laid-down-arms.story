title: fighters give themselves up to a named army
published: 2031-09-07
outlet: Solmark Daily
---
More than 120 fighters of the Northern Front surrendered to the Army of Dravia in Hadrin on Saturday, the Dravia News Service reported, showing footage of young men stacking rifles in the yard of a dairy.
---
surrendered >120 combatants (Northern Front) event | by Army of Dravia | Hadrin | 2031-09-06 | Dravia News Service
