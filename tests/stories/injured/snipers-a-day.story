title: a rate of wounded since a month
published: 2031-06-17
outlet: Ledra Chronicle
---
Sniper fire has wounded on average three people a day in eastern Port Ledra since the truce lapsed in February, according to figures compiled by the Ledra Medical Union, whose members keep their own ledger because they no longer trust the ministry's.
---
injured 3 people rate/day | small_arms | eastern Port Ledra | 2031-02-01..2031-06-17 | Ledra Medical Union
