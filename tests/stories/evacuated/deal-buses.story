title: people bussed out under a deal, with a part
published: 2031-03-14
outlet: Harbour Wire
---
Buses carried 640 people, among them 88 women, out of Hadrin on Thursday under a deal brokered by Solmark, the Harbour Relief Society said, and were due to return for a second group.
---
evacuated 640 people event | | Hadrin | 2031-03-13 | Harbour Relief Society
evacuated 88 women event | | Hadrin | 2031-03-13 | Harbour Relief Society | part of 1
