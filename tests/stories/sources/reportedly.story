title: reportedly hedges and names no source
published: 2031-01-29
outlet: Coast Gazette
---
Thirteen fishermen were reportedly detained by the Solmark Border Service off Port Ledra on Tuesday, a week after a quarrel over nets.
---
detained 13 civilians event | by Solmark Border Service | Port Ledra | 2031-01-28 | (own voice) | hedged
