title: damage and deaths without a number
published: 2031-08-01
outlet: Channel Nine Online
---
On Thursday the National Hospital in Qasr Amun was hit and civilians were killed in the town, the Harbour Relief Society said. It gave no figures.
---
damaged - hospitals | | National Hospital, Qasr Amun | 2031-07-31 | Harbour Relief Society
killed - civilians | | Qasr Amun | 2031-07-31 | Harbour Relief Society
