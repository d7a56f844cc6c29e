title: fewer than some of those who had once fled: two kinds in one sentence
published: 2031-10-15
outlet: Coast Gazette
---
Fewer than 300 of the 4,000 families who fled Karim Sur in 2029 have returned, the town's deputy mayor, Pela Orsin, said, because the school is still without a roof and the fields have not been cleared.
---
~ returned <300 people total | | Karim Sur | | Pela Orsin
displaced 4000 civilians total | | Karim Sur | 2029-01-01..2029-12-31 | Pela Orsin
! displaced <300 total | | Karim Sur | 2029-01-01..2029-12-31 | Pela Orsin
! captured - | | fields, Karim Sur | 2029-01-01..2029-12-31 | Pela Orsin | denied
