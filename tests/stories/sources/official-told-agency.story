title: an unnamed official of a named body passes through an agency
published: 2031-12-10
outlet: Qasr Courier
---
A Red Lantern official told the Dravia News Service that 35 people had been abducted in Wadi Sorr in November, and that the kidnappers had asked for seed grain.
---
~ abducted 35 people total | | Wadi Sorr | 2031-11-01..2031-11-30 | Red Lantern -> Dravia News Service
! abducted 35 people total | | Wadi Sorr | 2031-11-01..2031-11-30 | unnamed: A Red Lantern official -> Dravia News Service
