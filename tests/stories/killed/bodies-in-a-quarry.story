title: bodies found over several days count as killed, on the word of a named person
published: 2031-09-22
outlet: Brakan Valley Herald
---
Forensic teams working under floodlights have pulled 31 bodies from the Ghadir quarry outside Tel Brakan since Saturday, the district coroner, Ilse Maran, told this newspaper. She said the work would take at least another month, and asked families to stay away from the site.
---
~ killed 31 people total | | Ghadir quarry, Tel Brakan | 2031-09-20..2031-09-22 | Ilse Maran
! killed 31 people total | | Tel Brakan | 2031-09-20..2031-09-22 | (own voice)
