title: no one killed is zero and not a denial
published: 2031-08-18
outlet: Harbour Wire
---
Five mortar rounds hit the port of Varsk on Sunday, but no one was killed and only two guards were slightly hurt, the Varsk Harbour Police said.
---
~ shelling 5 other event | shelling | port, Varsk | 2031-08-17 | Varsk Harbour Police
~ killed 0 people event | | port, Varsk | 2031-08-17 | Varsk Harbour Police
~ injured 2 security_forces event | | port, Varsk | 2031-08-17 | Varsk Harbour Police
! shelling 5 other event | | Varsk | 2031-08-17 | Varsk Harbour Police
! killed 0 event | | Varsk | 2031-08-17 | Varsk Harbour Police
! injured 2 security_forces event | | Varsk | 2031-08-17 | Varsk Harbour Police
