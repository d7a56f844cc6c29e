title: a death without a number has a count hint
published: 2031-05-22
outlet: Ledra Chronicle
---
A journalist was shot dead and four photographers were wounded in Qasr Amun on Wednesday, the Dravia Press League said, and asked for the road to be closed to press cars.
---
~ killed - journalists | small_arms | Qasr Amun | 2031-05-21 | Dravia Press League | count hint 1
~ injured 4 journalists event | | Qasr Amun | 2031-05-21 | Dravia Press League
! killed - journalists | | Qasr Amun | | Dravia Press League | count hint 1
! injured 4 journalists event | small_arms | Qasr Amun | 2031-05-21 | Dravia Press League
