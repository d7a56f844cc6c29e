title: a quotation broken by its attribution keeps its source
published: 2031-07-10
outlet: Channel Nine Online
---
"Nineteen people died in the shelling of the bus station in Tel Brakan," said Amal Rif, who runs the Harbour Relief Society's office in the town, "and another thirty were wounded, most of them people waiting for a bus that had been cancelled."
---
killed 19 people event | shelling | bus station, Tel Brakan | | Amal Rif (Harbour Relief Society)
~ injured 30 people event | shelling | bus station, Tel Brakan | | Amal Rif (Harbour Relief Society)
! shelling - | shelling | bus station, Tel Brakan | | Amal Rif (Harbour Relief Society)
! injured 30 people event | | bus station, Tel Brakan | | (own voice)
