title: those who are merely told are no link of the chain
published: 2031-02-12
outlet: Brakan Valley Herald
---
A shepherd, Omi Harl, told police that eight men had been shot dead near the Ghadir quarry on Monday. The police have opened a file and lent him a coat.
---
killed 8 men event | small_arms | Ghadir quarry | 2031-02-10 | Omi Harl
