title: the country is named with the town only where the text does so
published: 2031-07-02
outlet: Solmark Daily
---
At least 14 people were wounded by a drone in Qasr Amun, Dravia, on Tuesday, and two in Ostervik, Solmark, according to the Red Lantern.
---
~ injured >=14 people event | drone | Qasr Amun, Dravia | 2031-07-01 | Red Lantern
~ injured 2 people event | drone | Ostervik, Solmark | 2031-07-01 | Red Lantern
! injured >=14 people event | drone | Qasr Amun | 2031-07-01 | Red Lantern
