title: a force loses towns, and is driven out of another by a named enemy
published: 2031-10-09
outlet: Solmark Daily
---
The Northern Front has lost four towns to the Army of Dravia since August and was driven out of Hadrin on Tuesday, the Ledra Institute of Strategy said.
---
~ withdrew 4 other total | by Northern Front | | 2031-08-01..2031-10-09 | Ledra Institute of Strategy
withdrew - | by Northern Front | Hadrin | 2031-10-07 | Ledra Institute of Strategy
! withdrew 4 other total | by Northern Front | Hadrin | 2031-08-01..2031-10-09 | Ledra Institute of Strategy
