title: control told in adjectives on named places, a line each
published: 2031-06-19
outlet: Channel Nine Online
---
The convoy passed through army-held Qasr Amun at dusk and reached Northern Front-controlled Tel Brakan a little before midnight, having been searched nine times.
---
~ controls - | by army | Qasr Amun | | (own voice)
~ controls - | by Northern Front | Tel Brakan | | (own voice)
! controls - | by army | Qasr Amun | 2031-06-19 | (own voice)
! controls - | by Front | Tel Brakan | 2031-06-19 | (own voice)
