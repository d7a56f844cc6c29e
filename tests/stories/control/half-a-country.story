title: half of a country by an invented institute, and villages by number
published: 2031-02-27
outlet: Dravia Quarterly
---
The Army of Dravia controls no more than half of Dravia, the Ledra Institute of Strategy wrote last month. In Sorr province, it added, the Northern Front holds 38 villages.
---
~ controls <=50% standing | by Army of Dravia | Dravia | 2031-01-01..2031-01-31 | Ledra Institute of Strategy
~ controls 38 other standing | by Northern Front | Sorr province | | Ledra Institute of Strategy
! controls <=50% standing | by Army of Dravia | Dravia | | Ledra Institute of Strategy | extent part
! controls 38 other standing | by Northern Front | Sorr | | Ledra Institute of Strategy
