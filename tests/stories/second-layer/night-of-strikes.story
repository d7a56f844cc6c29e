title: strikes and clashes told without a number
published: 2031-09-19
outlet: Harbour Wire
---
On Thursday Army of Dravia jets bombed Tel Brakan and heavy clashes broke out in Karim Sur, residents said, while the line to the capital went dead.
---
~ airstrike - | by Army of Dravia, airstrike | Tel Brakan | 2031-09-18 | unnamed: residents
~ clash - | | Karim Sur | 2031-09-18 | unnamed: residents
! airstrike - | airstrike | Tel Brakan | 2031-09-18 | unnamed: residents
