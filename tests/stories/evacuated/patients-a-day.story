title: a range at a daily rate, by a named group, in the outlet's voice
published: 2031-07-23
outlet: Channel Nine Online
---
Since early July the Red Lantern, a volunteer ambulance corps from Solmark, has been evacuating 30 to 40 patients a day from eastern Port Ledra, threading its cars through streets that the mapmakers would no longer recognise.
---
~ evacuated 30..40 people rate/day | by Red Lantern | eastern Port Ledra | 2031-07-01..2031-07-23 | (own voice)
! evacuated 30..40 people total | | eastern Port Ledra | 2031-07-01..2031-07-23 | (own voice)
