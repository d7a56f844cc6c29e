title: a speaker carries over sentences but not into the outlet's background
published: 2031-08-26
outlet: Ledra Chronicle
---
Surgeon Ana Velt of the Varsk Regional Hospital said her ward had admitted 52 wounded people from Lower Nor on Monday. Eleven others had died on the way. More than 6,000 people have been killed in Dravia since the war began in 2027.
---
~ injured 52 people event | | Lower Nor | 2031-08-25 | Ana Velt (Varsk Regional Hospital)
~ killed 11 people event | | Lower Nor | | Ana Velt (Varsk Regional Hospital)
killed >6000 people total | | Dravia | 2027-01-01..2031-08-26 | (own voice)
! injured 52 people event | | Lower Nor | 2031-08-25 | unnamed: her ward -> Ana Velt (Varsk Regional Hospital)
! killed 11 people event | | Lower Nor | | (own voice)
