title: shells at a rate, and a low point with none
published: 2031-06-24
outlet: Ledra Chronicle
---
In April the observers of the Dravia Monitoring Mission counted some 120 shells a day falling on Lower Nor. On Monday they counted none, and shopkeepers came out to look at the sky.
---
~ shelling ~120 other rate/day | shelling | Lower Nor | 2031-04-01..2031-04-30 | Dravia Monitoring Mission
~ shelling 0 other event | | Lower Nor | 2031-06-23 | Dravia Monitoring Mission
! shelling ~120 other rate/day | | Lower Nor | | Dravia Monitoring Mission
! shelling 0 other event | | Lower Nor | | Dravia Monitoring Mission
