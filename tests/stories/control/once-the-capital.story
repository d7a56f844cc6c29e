title: control of the past, and a stronghold that still is one
published: 2031-11-19
outlet: Solmark Daily
---
Varsk, once the de facto capital of the Northern Front, has its trams back. Hadrin, the group's last stronghold, has neither trams nor lamps.
---
~ controls - | by Northern Front | Varsk | | (own voice) | past
~ controls - | by Northern Front | Hadrin | | (own voice)
