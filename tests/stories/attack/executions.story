title: executions counted, by a named group
published: 2031-10-30
outlet: Ledra Chronicle
---
The Northern Front carried out six public executions in Hadrin in the past ten days, neighbours said, in a square where children used to trade stamps.
---
~ attack 6 other total | by Northern Front, execution | Hadrin | 2031-10-20..2031-10-30 | unnamed: neighbours
! attack 6 other total | by Northern Front | Hadrin | 2031-10-20..2031-10-30 | unnamed: neighbours
