title: killed or wounded as one figure is of no kind of its own
published: 2031-06-30
outlet: Harbour Wire
---
At least 150 people were killed or wounded in Port Ledra in the past week, Amal Rif of the Harbour Relief Society said, adding that the two could no longer be told apart in the ledgers.
---
~ other >=150 people total | | Port Ledra | 2031-06-23..2031-06-30 | Amal Rif (Harbour Relief Society)
! other >=150 people event | | Port Ledra | 2031-06-23..2031-06-30 | Amal Rif (Harbour Relief Society)
