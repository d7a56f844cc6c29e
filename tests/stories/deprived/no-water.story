title: people cut off from water by a named force since a weekday
published: 2031-08-07
outlet: Channel Nine Online
---
Roughly 85,000 residents of Varsk have been without running water since Monday, when engineers were turned back from the pumping station, said the Varsk Water Board.
---
deprived ~85000 civilians standing | | Varsk | 2031-08-04..2031-08-07 | Varsk Water Board
