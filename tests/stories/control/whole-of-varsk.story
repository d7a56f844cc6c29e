title: full control, of a city and of a site in it
published: 2031-09-30
outlet: Channel Nine Online
---
The Army of Dravia is in full control of Varsk, Defence Minister Orla Kesten said on state television, including the central railway station, where a flag could be seen from across the river.
---
controls - | by Army of Dravia | Varsk | | Orla Kesten | extent whole
~ controls - | by Army of Dravia | central railway station, Varsk | | Orla Kesten
