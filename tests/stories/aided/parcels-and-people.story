title: loads and people in one delivery
published: 2031-01-17
outlet: Harbour Relief Society
---
We delivered 1,200 food parcels to Tel Brakan on Thursday, our first convoy since the roads froze. In December our teams reached more than 18,000 people there with flour, soap and lamp oil.
---
~ aided 1200 other event | by Harbour Relief Society | Tel Brakan | 2031-01-16 | (own voice)
~ aided >18000 people total | by Harbour Relief Society | Tel Brakan | 2030-12-01..2030-12-31 | (own voice)
! aided 1200 other event | | Tel Brakan | 2031-01-16 | (own voice)
! aided >18000 people total | by our teams | Tel Brakan | 2030-12-01..2030-12-31 | (own voice)
