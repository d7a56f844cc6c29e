title: a society counts its own dead; its words are the outlet's
published: 2031-11-10
outlet: Harbour Relief Society
---
One of our nurses was killed by a landmine in Wadi Sorr on Saturday. She is the tenth colleague we have lost in Dravia this year, and we have suspended all our convoys there.
---
killed 1 health_workers event | mine_or_ied | Wadi Sorr | 2031-11-08 | (own voice)
~ killed 10 people total | | Dravia | 2031-01-01..2031-11-10 | (own voice)
