title: a third of the buildings and four bridges, as they stand
published: 2031-06-10
outlet: Dravia Quarterly
---
A third of the buildings in eastern Port Ledra have been flattened, a survey by the Ledra Institute of Strategy found, and four of the city's five bridges are damaged or destroyed.
---
damaged 33.3% buildings total | | eastern Port Ledra | | Ledra Institute of Strategy | destroyed
~ damaged 4 other standing | | Port Ledra | | Ledra Institute of Strategy
! damaged 5 other total | | eastern Port Ledra | | Ledra Institute of Strategy | damaged
