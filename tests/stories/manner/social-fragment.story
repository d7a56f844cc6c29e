title: a clipped post without verbs
published: 2031-08-04
outlet: Varsk Watch
---
UPDATE #Varsk: 3 killed, 11+ hurt in drone strike on tram depot yesterday. 200 ppl still trapped in the metro. - Varsk Fire Service
---
~ killed 3 people event | drone | tram depot, Varsk | 2031-08-03 | Varsk Fire Service
~ injured >=11 people event | drone | tram depot, Varsk | 2031-08-03 | Varsk Fire Service
~ trapped 200 people standing | | metro, Varsk | | Varsk Fire Service
! killed 3 event | drone | | | (own voice)
! injured >=11 event | drone | | 2031-08-03 | (own voice)
! airstrike - | drone | | 2031-08-03 | (own voice)
! trapped 200 people standing | | | | (own voice)
