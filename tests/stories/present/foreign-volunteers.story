title: members of a force in an estimate that its own source doubts
published: 2031-04-30
outlet: Solmark Daily
---
The Northern Front is believed to have over 2,000 foreign fighters in its ranks, according to a study by the Ledra Institute of Strategy that leans heavily on intercepted payrolls.
---
~ present >2000 combatants (Northern Front) standing | | | | Ledra Institute of Strategy | hedged
! present >2000 combatants standing | | | | Ledra Institute of Strategy | hedged
