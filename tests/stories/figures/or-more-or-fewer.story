title: hedges after and before the number
published: 2031-09-16
outlet: Coast Gazette
---
Twenty or more people were killed in Port Ledra on Monday and under 50 were hurt, the harbour master, Timo Rask, said, while three or four remained missing.
---
~ killed >=20 people event | | Port Ledra | 2031-09-15 | Timo Rask
~ injured <50 people event | | Port Ledra | 2031-09-15 | Timo Rask
~ missing 3..4 people standing | | Port Ledra | | Timo Rask
! killed >=20 people event | | Port Ledra | 2031-09-15 | unnamed: the harbour master, Timo Rask
! injured <50 people event | | Port Ledra | 2031-09-15 | unnamed: the harbour master, Timo Rask
! missing 3..4 people event | | Port Ledra | | (own voice)
