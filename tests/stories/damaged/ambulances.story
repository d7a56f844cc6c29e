title: vehicles hit, and a clinic without a number
published: 2031-08-12
outlet: Channel Nine Online
---
Three ambulances were burnt out and the Mercy Clinic in Tel Brakan was badly damaged by drones on Monday, Amal Rif of the Harbour Relief Society said. "They are easy to see from the air," she added. "That is the point of painting them white."
---
~ damaged 3 vehicles event | drone | Tel Brakan | 2031-08-11 | Amal Rif (Harbour Relief Society) | destroyed
~ damaged - hospitals | drone | Mercy Clinic, Tel Brakan | 2031-08-11 | Amal Rif (Harbour Relief Society) | damaged
! damaged 3 vehicles event | fire | Mercy Clinic, Tel Brakan | 2031-08-11 | Amal Rif (Harbour Relief Society) | destroyed
