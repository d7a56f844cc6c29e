title: two-thirds of the dead are a part, in percent
published: 2031-04-02
outlet: Ledra Chronicle
---
Rocket fire killed 96 people in Wadi Sorr in March, two-thirds of them women and children, according to the Harbour Relief Society's burial register.
---
killed 96 people total | rocket_or_missile | Wadi Sorr | 2031-03-01..2031-03-31 | Harbour Relief Society
~ killed 66.7% women_and_children total | rocket_or_missile | Wadi Sorr | 2031-03-01..2031-03-31 | Harbour Relief Society | part of 1
! shelling - | rocket_or_missile | Wadi Sorr | 2031-03-01..2031-03-31 | Harbour Relief Society
! killed 66.7% women total | rocket_or_missile | Wadi Sorr | 2031-03-01..2031-03-31 | Harbour Relief Society | part of 2
