title: a stretch between two dates, and a month of another year
published: 2031-06-03
outlet: Dravia Quarterly
---
Between 20 and 24 May, 77 people were killed in Varsk, the Varsk Fire Service said; in November 2029, when the front was further away, it had recovered the bodies of three.
---
killed 77 people total | | Varsk | 2031-05-20..2031-05-24 | Varsk Fire Service
killed 3 people total | | Varsk | 2029-11-01..2029-11-30 | Varsk Fire Service
