title: scores, hundreds, thousands and dozens more
published: 2031-03-19
outlet: Channel Nine Online
---
Scores of villagers were killed in Lower Nor on Tuesday and several hundred injured, Governor Ilma Sorn said. Thousands fled the village before nightfall, she said, and dozens more followed at dawn.
---
killed 40+ civilians event | | Lower Nor | 2031-03-18 | Ilma Sorn
~ injured 200+ people event | | Lower Nor | 2031-03-18 | Ilma Sorn
~ displaced 2000+ people event | | Lower Nor | | Ilma Sorn
~ displaced 24+ people event | | Lower Nor | | Ilma Sorn
! injured 200+ civilians event | | Lower Nor | 2031-03-18 | Ilma Sorn
! displaced 2000+ total | | Lower Nor | 2031-03-18 | Ilma Sorn
