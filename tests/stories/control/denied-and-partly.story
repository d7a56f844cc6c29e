title: a commander denies a control that another claims; parts of a town
published: 2031-03-27
outlet: Harbour Wire
---
Colonel Hadren Moll of the Army of Dravia denied that the Northern Front held the Sorr Dam, although he conceded that the group controlled parts of Lower Nor.
---
controls - | by Northern Front | Sorr Dam | | Hadren Moll (Army of Dravia) | denied
~ controls - | by Northern Front | Lower Nor | | Hadren Moll (Army of Dravia) | extent part
! controls - | by group | Lower Nor | | Hadren Moll (Army of Dravia) | extent part
