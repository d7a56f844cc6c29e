title: a vague hedged figure against an admitted one, the first through two links
published: 2031-08-20
outlet: Solmark Daily
---
Dozens of conscripts are believed to be missing from the hill town of Hadrin, relatives told Harbour Radio, while the Army of Dravia has acknowledged that it cannot account for eleven.
---
~ missing 24+ combatants standing | | Hadrin | | unnamed: relatives -> Harbour Radio | hedged
~ missing 11 combatants standing | | Hadrin | | Army of Dravia
! missing 24+ combatants standing | | Hadrin | | (own voice) | hedged
