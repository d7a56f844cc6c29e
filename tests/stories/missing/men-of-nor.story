title: men still missing, with no words of time of their own
published: 2031-10-06
outlet: Coast Gazette
---
Forty-three men from the fishing hamlet of Nor are still missing, six months after they set out for a prisoner exchange that never took place, says the Missing Families' League, which has handed a judge in Port Ledra a list of their names and the boats they sailed in.
---
missing 43 men standing | | Nor | | Missing Families' League
