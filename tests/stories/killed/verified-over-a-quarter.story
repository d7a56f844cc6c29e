title: a monitoring report: a total over a stretch, its parts, and the injured
published: 2031-03-31
outlet: Dravia Quarterly
---
Between 1 January and 28 March, the Dravia Monitoring Mission verified the deaths of 212 civilians in Sorr province, among them 61 women and 48 children. A further 530 people were injured in the same period, the mission noted, cautioning that access to the southern districts remained poor.
---
~ killed 212 civilians total | | Sorr province | 2031-01-01..2031-03-28 | Dravia Monitoring Mission
~ killed 61 women total | | Sorr province | 2031-01-01..2031-03-28 | Dravia Monitoring Mission | part of 1
~ killed 48 children total | | Sorr province | 2031-01-01..2031-03-28 | Dravia Monitoring Mission | part of 1
~ injured 530 people total | | Sorr province | 2031-01-01..2031-03-28 | Dravia Monitoring Mission
! killed 212 civilians total | | Sorr | 2031-01-01..2031-03-28 | Dravia Monitoring Mission
! killed 61 women total | | Sorr | 2031-01-01..2031-03-28 | Dravia Monitoring Mission | part of 1
! killed 48 children total | | Sorr | 2031-01-01..2031-03-28 | Dravia Monitoring Mission
! injured 530 people event | | Sorr | 2031-01-01..2031-03-28 | Dravia Monitoring Mission
