title: homes destroyed and schools damaged
published: 2031-04-08
outlet: Coast Gazette
---
Shelling on Sunday destroyed 34 houses in Lower Nor and damaged two schools, the district engineer, Oda Brisk, said after a tour in rubber boots.
---
damaged 34 homes event | shelling | Lower Nor | 2031-04-06 | Oda Brisk | destroyed
damaged 2 schools event | shelling | Lower Nor | 2031-04-06 | Oda Brisk | damaged
! shelling - | shelling | Lower Nor | 2031-04-06 | Oda Brisk
