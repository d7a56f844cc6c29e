title: at least belongs to the figure it stands with
published: 2031-10-24
outlet: Qasr Courier
---
At least four prisoners and four guards died in gunfire at the Hill Prison in Tel Brakan on Thursday, the Prison Visitors' Trust said.
---
~ killed >=4 prisoners event | small_arms | Hill Prison, Tel Brakan | 2031-10-23 | Prison Visitors' Trust
~ killed 4 security_forces event | small_arms | Hill Prison, Tel Brakan | 2031-10-23 | Prison Visitors' Trust
! killed >=4 prisoners event | small_arms | Hill Prison | 2031-10-23 | Prison Visitors' Trust
! killed 4 security_forces event | small_arms | Hill Prison | 2031-10-23 | Prison Visitors' Trust
! clash - | | Hill Prison | 2031-10-23 | Prison Visitors' Trust
