title: a nearly figure with a part, told by people known only by their hospital
published: 2031-07-08
outlet: Channel Nine Online
---
Nearly 60 people were wounded, nine of them critically, in shelling of northern Varsk on Monday evening, doctors at the Varsk Regional Hospital said, adding that they were running out of blood and dressings and had begun to send the walking cases home.
---
injured 60- people event | shelling | northern Varsk | 2031-07-07 | Varsk Regional Hospital
injured 9 people event | shelling | northern Varsk | 2031-07-07 | Varsk Regional Hospital | part of 1
! shelling - | shelling | northern Varsk | 2031-07-07 | Varsk Regional Hospital
