title: households gone back in the past week
published: 2031-11-12
outlet: Brakan Valley Herald
---
About 60 households have gone back to the Ghadir valley in the past week, according to the Deminers' Cooperative, which has spent the year marking safe paths with painted stones.
---
~ returned ~60 civilians total | | Ghadir valley | 2031-11-05..2031-11-12 | Deminers' Cooperative
! returned ~60 civilians total | | Ghadir | 2031-11-05..2031-11-12 | Deminers' Cooperative
