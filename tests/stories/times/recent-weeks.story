title: recent weeks and months have no beginning
published: 2031-11-14
outlet: Solmark Daily
---
Hundreds of families have left Qasr Amun in recent weeks, according to the Harbour Relief Society, and at least 90 people have been killed in Nor in recent months.
---
displaced 200+ civilians total | | Qasr Amun | ..2031-11-14 | Harbour Relief Society
killed >=90 people total | | Nor | ..2031-11-14 | Harbour Relief Society
