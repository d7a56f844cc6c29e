title: a triple bombing is three
published: 2031-10-20
outlet: Channel Nine Online
---
A triple bombing in Port Ledra on Saturday killed 22 people, the city's mayor, Rao Tessel, said, in what he called the worst day of a bad year.
---
~ bombing 3 other event | mine_or_ied | Port Ledra | 2031-10-18 | Rao Tessel
~ killed 22 people event | mine_or_ied | Port Ledra | 2031-10-18 | Rao Tessel
! bombing 3 other event | | Port Ledra | 2031-10-18 | Rao Tessel
! killed 22 people event | by Port Ledra | Port Ledra | 2031-10-18 | Rao Tessel
