title: one figure of two places joins them
published: 2031-02-24
outlet: Harbour Wire
---
Shelling in Tel Brakan and Karim Sur killed 33 people on Sunday, the Harbour Relief Society said.
---
~ killed 33 people event | shelling | Tel Brakan and Karim Sur | 2031-02-23 | Harbour Relief Society
! shelling - | shelling | Tel Brakan | 2031-02-23 | Harbour Relief Society
! killed 33 people event | by Tel Brakan and Karim Sur, shelling | Tel Brakan | 2031-02-23 | Harbour Relief Society
