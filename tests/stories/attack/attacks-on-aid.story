title: attacks on aid workers counted in a year
published: 2031-01-21
outlet: Dravia Quarterly
---
The Harbour Relief Society documented 18 attacks on its staff in Dravia in 2030. Three nurses were shot dead in Tel Brakan in the last of them, the society said.
---
attack 18 other total | | Dravia | 2030-01-01..2030-12-31 | Harbour Relief Society
killed 3 health_workers event | small_arms | Tel Brakan | | Harbour Relief Society
