title: a line that stands twice word for word is marked once
published: 2031-06-26
outlet: Channel Nine Online
---
Nine people were killed by mortar fire in Lower Nor on Wednesday, the Tarn Guard said.

The village has been without a doctor since the winter.

Nine people were killed by mortar fire in Lower Nor on Wednesday, the Tarn Guard said.
---
~ killed 9 people event | shelling | Lower Nor | 2031-06-25 | Tarn Guard
! killed 9 people event | shelling | Lower Nor | 2031-06-25 | unnamed: the Tarn Guard
! shelling - | shelling | Lower Nor | 2031-06-25 | unnamed: the Tarn Guard
