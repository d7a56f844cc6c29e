title: a figure set against another has its own source
published: 2031-06-06
outlet: Ledra Chronicle
---
A count of fresh graves by the Ledra Institute of Strategy puts the number of people killed in Varsk in May at 1,300 rather than the 500 that the Army of Dravia has acknowledged.
---
killed 1300 people total | | Varsk | 2031-05-01..2031-05-31 | Ledra Institute of Strategy
~ killed 500 people total | | Varsk | 2031-05-01..2031-05-31 | Army of Dravia
! killed 500 people total | | Varsk | 2031-05-01..2031-05-31 | Ledra Institute of Strategy
