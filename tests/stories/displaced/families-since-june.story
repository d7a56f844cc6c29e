title: families count as civilians in households, since a month's beginning
published: 2031-07-01
outlet: Dravia Quarterly
---
Some 2,300 families have fled their homes in Tel Brakan since the offensive began in early June, the Harbour Relief Society estimates, and the schools that took in the first arrivals are full.
---
displaced ~2300 civilians total | | Tel Brakan | 2031-06-01..2031-07-01 | Harbour Relief Society
