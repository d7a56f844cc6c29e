title: two kinds of bombs in one sentence, in two towns
published: 2031-11-06
outlet: Harbour Wire
---
On Wednesday two car bombs exploded in Qasr Amun, wounding 16 policemen, and seven roadside bombs went off in Tel Brakan, according to Army of Dravia spokesman Jorin Vale.
---
~ bombing 2 other event | car_or_suicide_bomb | Qasr Amun | 2031-11-05 | Jorin Vale (Army of Dravia)
~ injured 16 security_forces event | car_or_suicide_bomb | Qasr Amun | 2031-11-05 | Jorin Vale (Army of Dravia)
~ bombing 7 other event | mine_or_ied | Tel Brakan | 2031-11-05 | Jorin Vale (Army of Dravia)
! bombing 2 other event | | Qasr Amun | 2031-11-05 | Army of Dravia
! injured 16 security_forces event | | Qasr Amun | 2031-11-05 | Army of Dravia
! bombing 7 other event | | Tel Brakan | 2031-11-05 | Army of Dravia
