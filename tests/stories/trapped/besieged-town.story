title: a besieged population and the number of those remaining inside a building
published: 2031-02-05
outlet: Harbour Wire
---
Some 12,000 civilians are besieged in Tel Brakan by the Northern Front, and 45 patients remain trapped in the Mercy Clinic there without heating, the Harbour Relief Society warned.
---
~ trapped ~12000 civilians standing | by Northern Front, siege | Tel Brakan | | Harbour Relief Society
~ trapped 45 people standing | | Mercy Clinic, Tel Brakan | | Harbour Relief Society
! trapped ~12000 civilians standing | by Northern Front | Tel Brakan | | Harbour Relief Society
! trapped 45 people standing | | Mercy Clinic | | Harbour Relief Society
