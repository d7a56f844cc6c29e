title: drone strikes by a named army, a total since January
published: 2031-07-30
outlet: Solmark Daily
---
The Army of Dravia has carried out more than 200 drone strikes in Sorr province since January, the Ledra Institute of Strategy calculates, and has announced the purchase of longer runways.
---
~ airstrike >200 other total | by Army of Dravia, drone | Sorr province | 2031-01-01..2031-07-30 | Ledra Institute of Strategy
! airstrike >200 other total | by Army of Dravia | Sorr | 2031-01-01..2031-07-30 | Ledra Institute of Strategy
