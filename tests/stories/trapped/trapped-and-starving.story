title: one number with two predicates is two claims
published: 2031-02-20
outlet: Ledra Chronicle
---
Tens of thousands of people are trapped and starving in eastern Port Ledra, Amal Rif of the Harbour Relief Society said in an interview, "while the lorries stand in a queue that you can see from the roof of my office".
---
trapped 20000+ people standing | | eastern Port Ledra | | Amal Rif (Harbour Relief Society)
~ deprived 20000+ people standing | | eastern Port Ledra | | Amal Rif (Harbour Relief Society)
