title: two named places under one verb are two claims
published: 2031-06-12
outlet: Harbour Wire
---
The Northern Front retook Karim Sur and Tel Brakan on Wednesday, according to two residents of the valley, after the garrisons there had waited in vain for fuel.
---
captured - | by Northern Front | Karim Sur | 2031-06-11 | unnamed: two residents of the valley
captured - | by Northern Front | Tel Brakan | 2031-06-11 | unnamed: two residents of the valley
