title: clashes counted over a month by monitors
published: 2031-12-02
outlet: Dravia Quarterly
---
The Dravia Monitoring Mission recorded 58 armed clashes in Sorr province in November, down from 91 in October, and ascribed the fall to snow on the passes rather than to any change of heart.
---
~ clash 58 other total | | Sorr province | 2031-11-01..2031-11-30 | Dravia Monitoring Mission
~ clash 91 other total | | Sorr province | 2031-10-01..2031-10-31 | Dravia Monitoring Mission
! clash 58 other total | | Sorr | 2031-11-01..2031-11-30 | Dravia Monitoring Mission
! clash 91 other total | | Sorr | 2031-10-01..2031-10-31 | Dravia Monitoring Mission | past
