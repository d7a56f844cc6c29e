title: a stock of displaced people and the share that it makes, in a definite description of a province
published: 2031-12-03
outlet: Ledra Chronicle
---
Sorr province was never rich, but its villages used to feed themselves. The province now hosts an estimated 400,000 displaced people, and close to a third of its own population has been uprooted as well, the Dravia Monitoring Mission wrote in its latest bulletin.
---
~ displaced ~400000 people standing | | Sorr province | | Dravia Monitoring Mission
~ displaced 33.3-% people standing | | Sorr province | | Dravia Monitoring Mission
! displaced ~400000 people standing | | | 2031-12-03 | Dravia Monitoring Mission
! displaced 33.3-% people total | | Sorr | | Dravia Monitoring Mission
