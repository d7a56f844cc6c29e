title: refugees reach a camp, at most so many a day
published: 2031-06-27
outlet: Dravia Quarterly
---
Up to 300 refugees are arriving every day at the Sand Hill camp, where the Harbour Relief Society says the latrines were dug for a tenth of the present number.
---
arrived <=300 refugees rate/day | | Sand Hill camp | | (own voice)
