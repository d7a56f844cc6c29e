title: released prisoners and volunteers who joined a war
published: 2031-12-16
outlet: Solmark Daily
---
The Northern Front freed 71 prisoners in Tel Brakan on Monday, the Red Lantern said. Almost 1,000 foreigners have travelled to Dravia to join the war since 2027, according to the Solmark Border Service.
---
other 71 prisoners event | by Northern Front | Tel Brakan | 2031-12-15 | Red Lantern
~ other 1000- foreigners total | | Dravia | 2027-01-01..2031-12-16 | Solmark Border Service
