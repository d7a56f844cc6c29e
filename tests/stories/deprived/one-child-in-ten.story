title: one in ten is ten percent
published: 2031-09-11
outlet: Dravia Quarterly
---
One in ten children in Sorr province is acutely malnourished and at least 70,000 people there need food aid, according to the Harbour Relief Society, which surveyed clinics rather than households because the roads were closed.
---
~ deprived 10% children standing | | Sorr province | | Harbour Relief Society
~ deprived >=70000 people standing | | Sorr province | | Harbour Relief Society
! deprived 10% children standing | | Sorr | | Harbour Relief Society
! deprived >=70000 people standing | | Sorr | | Harbour Relief Society
