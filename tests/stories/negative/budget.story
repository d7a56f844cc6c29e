title: sums and years of a war budget
published: 2031-11-03
outlet: Dravia Quarterly
---
Parliament voted 112 to 80 on Friday to raise the defence budget by 9 percent to 4.1 billion crowns, the largest increase in 15 years, most of which will go to barracks and to a shipyard in Port Ledra that employs 1,800 people.
---
