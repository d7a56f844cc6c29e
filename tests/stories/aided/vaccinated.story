title: children given help at a mobile clinic
published: 2031-05-20
outlet: Coast Gazette
---
The Red Lantern treated 410 patients in Wadi Sorr in April, its field coordinator, Bern Adaly, said, and handed out 3,000 blankets that had been meant for the winter.
---
~ aided 410 people total | by Red Lantern | Wadi Sorr | 2031-04-01..2031-04-30 | Bern Adaly (Red Lantern)
~ aided 3000 other total | by Red Lantern | Wadi Sorr | 2031-04-01..2031-04-30 | Bern Adaly (Red Lantern)
! injured 410 people total | by Red Lantern | Wadi Sorr | 2031-04-01..2031-04-30 | Bern Adaly
! aided 3000 other total | by Red Lantern | Wadi Sorr | 2030-12-01..2031-02-28 | Bern Adaly
