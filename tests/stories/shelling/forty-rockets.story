title: rockets fired at a town by a named group
published: 2031-05-26
outlet: Qasr Courier
---
The Northern Front fired at least 40 rockets at Qasr Amun on Sunday night, Governor Ilma Sorn said, and most of them fell into the lake.
---
~ shelling >=40 other event | by Northern Front, rocket_or_missile | Qasr Amun | 2031-05-25 | Ilma Sorn
! attack - | by Northern Front | Qasr Amun | 2031-05-25 | Ilma Sorn
! shelling >=40 other event | by Northern Front | Qasr Amun | 2031-05-25 | Ilma Sorn
