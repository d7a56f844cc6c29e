title: air strikes counted on one day, and no word of dead
published: 2031-07-15
outlet: Harbour Wire
---
Fourteen air strikes hit northern Varsk on Tuesday morning, the Varsk Fire Service said, after a night in which the sirens had not sounded once.
---
~ airstrike 14 other event | airstrike | northern Varsk | 2031-07-15 | Varsk Fire Service
! airstrike 14 other event | | | 2031-07-15 | Varsk Fire Service
