title: the town and there point back to a named place
published: 2031-04-14
outlet: Coast Gazette
---
Karim Sur had been spared for most of the spring. On Saturday, 11 villagers were killed in the town by mortar fire, the Coast Ambulance Service said, and on Sunday nine more died there.
---
~ killed 11 civilians event | shelling | Karim Sur | 2031-04-12 | Coast Ambulance Service
~ killed 9 civilians event | | Karim Sur | 2031-04-13 | Coast Ambulance Service
! killed 11 civilians event | shelling | | 2031-04-12 | Coast Ambulance Service
! killed 9 civilians event | | | 2031-04-13 | Coast Ambulance Service
