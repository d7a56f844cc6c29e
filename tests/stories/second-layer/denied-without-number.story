title: a denial of killings without a number
published: 2031-03-07
outlet: Solmark Daily
---
The Tarn Guard denied killing civilians in Lower Nor, where residents say a child was abducted from the mill on Wednesday.
---
~ killed - civilians | by Tarn Guard | Lower Nor | | Tarn Guard | denied
abducted - children | | mill, Lower Nor | 2031-03-05 | unnamed: residents | count hint 1
! killed - civilians | by Tarn Guard | Lower Nor | | unnamed: The Tarn Guard | denied
