title: entries of a live blog, each with its own source
published: 2031-10-03
outlet: Channel Nine Online
---
14:05 The Varsk Fire Service says it has pulled six bodies from a collapsed block of flats in western Varsk.

14:40 Governor Ilma Sorn says eight people are known to have died and 20 are still missing in western Varsk.
---
killed 6 people event | | western Varsk | | Varsk Fire Service
~ killed 8 people event | | western Varsk | | Ilma Sorn
missing 20 people standing | | western Varsk | | Ilma Sorn
! killed 8 people total | | western Varsk | | Ilma Sorn
