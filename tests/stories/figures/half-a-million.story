title: half a million is a number, a couple is two, hundreds of thousands are vague
published: 2031-11-28
outlet: Dravia Quarterly
---
Half a million people have been displaced in Dravia since 2027, the Dravia Monitoring Mission says, and hundreds of thousands need food aid. In Nor a couple of doctors were shot dead on Thursday.
---
displaced 500000 people total | | Dravia | 2027-01-01..2031-11-28 | Dravia Monitoring Mission
deprived 200000+ people standing | | Dravia | | Dravia Monitoring Mission
~ killed 2 health_workers event | small_arms | Nor | 2031-11-27 | (own voice)
! killed 2 health_workers event | small_arms | Dravia | 2031-11-27 | (own voice)
