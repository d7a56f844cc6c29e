title: a year as its whole stretch, and the last 24 hours
published: 2031-09-24
outlet: Channel Nine Online
---
The Harbour Relief Society counted 1,140 civilian deaths in Dravia in 2030. In the past 24 hours alone, it says, 26 civilians have been killed in Sorr province.
---
killed 1140 civilians total | | Dravia | 2030-01-01..2030-12-31 | Harbour Relief Society
~ killed 26 civilians event | | Sorr province | 2031-09-23..2031-09-24 | Harbour Relief Society
! killed 26 civilians total | | Sorr | 2031-09-23..2031-09-24 | Harbour Relief Society
