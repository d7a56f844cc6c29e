title: prisoners held, as many as
published: 2031-02-18
outlet: Dravia Quarterly
---
As many as 900 prisoners, most of them without a lawyer, are being held in the old salt works of Wadi Sorr in rooms meant for brine, according to a report by the Prison Visitors' Trust that the government has called a fabrication.
---
~ detained <=900 prisoners standing | | old salt works, Wadi Sorr | | Prison Visitors' Trust
! detained <=900 prisoners standing | | Wadi Sorr | | Prison Visitors' Trust
