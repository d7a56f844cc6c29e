title: ground assaults beaten off
published: 2031-09-03
outlet: Solmark Daily
---
The Army of Dravia repelled three ground assaults on its lines in southern Hadrin on Tuesday as the first snow fell, its spokesman said.
---
~ clash 3 other event | | southern Hadrin | 2031-09-02 | Army of Dravia
! clash 3 other event | by Army of Dravia | southern Hadrin | 2031-09-02 | unnamed: its spokesman
