title: a number that sums, and a named place under the same verb
published: 2031-05-30
outlet: Solmark Daily
---
Army of Dravia troops captured six villages in the Ghadir valley on Thursday, including Upper Nor, the Dravia News Service reported.
---
~ captured 6 other event | by Army of Dravia | Ghadir valley | 2031-05-29 | Dravia News Service
~ captured - | by Army of Dravia | Upper Nor | 2031-05-29 | Dravia News Service | part of 1
! captured 6 other event | by Army of Dravia troops | Ghadir | 2031-05-29 | Dravia News Service
! captured - | by Army of Dravia troops | Upper | 2031-05-29 | Dravia News Service | part of 1
