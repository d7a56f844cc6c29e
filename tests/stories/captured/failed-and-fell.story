title: a failed capture is denied; a fall has no actor
published: 2031-08-22
outlet: Ledra Chronicle
---
Since the fall of Hadrin in July, the Tarn Guard has twice failed to capture the Mercy Clinic in Tel Brakan, its chief surgeon, Ana Velt, told the Solmark Daily.
---
~ captured - | | Hadrin | 2031-07-01..2031-07-31 | Ana Velt (Mercy Clinic) -> Solmark Daily
~ captured - | by Tarn Guard | Mercy Clinic, Tel Brakan | 2031-07-01..2031-08-22 | Ana Velt (Mercy Clinic) -> Solmark Daily | denied
! captured - | | Hadrin | | Ana Velt -> Solmark Daily
! captured - | by twice | Mercy Clinic, Tel Brakan | 2031-07-01..2031-08-22 | Ana Velt -> Solmark Daily | denied
