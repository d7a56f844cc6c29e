title: several figures of several kinds in one sentence
published: 2031-07-18
outlet: Harbour Wire
---
In Qasr Amun on Thursday, shelling killed two women and a dozen soldiers, wounded 31 people and destroyed six shops, according to the Qasr Amun Fire Service.
---
killed 2 women event | shelling | Qasr Amun | 2031-07-17 | Qasr Amun Fire Service
killed 12 combatants event | shelling | Qasr Amun | 2031-07-17 | Qasr Amun Fire Service
injured 31 people event | shelling | Qasr Amun | 2031-07-17 | Qasr Amun Fire Service
~ damaged 6 buildings event | shelling | Qasr Amun | 2031-07-17 | Qasr Amun Fire Service | destroyed
! shelling - | shelling | Qasr Amun | 2031-07-17 | Qasr Amun Fire Service
! damaged 6 buildings event | | Qasr Amun | 2031-07-17 | Qasr Amun Fire Service | destroyed
