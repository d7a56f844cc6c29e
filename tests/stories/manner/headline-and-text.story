title: a headline is marked where it stands, before the text that says it in other words
published: 2031-06-25
outlet: Qasr Courier
---
Twelve dead in Varsk market blast

A bomb in the fish market of Varsk killed 12 people and wounded 27 on Tuesday, the Varsk Fire Service said.
---
~ killed 12 people event | mine_or_ied | market, Varsk | | (own voice)
~ killed 12 people event | mine_or_ied | fish market, Varsk | 2031-06-24 | Varsk Fire Service
~ injured 27 people event | mine_or_ied | fish market, Varsk | 2031-06-24 | Varsk Fire Service
! killed 12 people event | mine_or_ied | Varsk market | | (own voice)
! killed 12 people event | by fish market of Varsk, mine_or_ied | Varsk | 2031-06-24 | Varsk Fire Service
! injured 27 people event | by fish market of Varsk, mine_or_ied | Varsk | 2031-06-24 | Varsk Fire Service
