title: a share now liberated is held; a share that someone has liberated is captured
published: 2031-10-02
outlet: Qasr Courier
---
"Ninety percent of Varsk is now liberated," General Tovar Lenn of the Army of Dravia told a press conference. A day earlier his deputy, Colonel Hadren Moll, had said that the Army of Dravia had liberated at least 60 percent of Lower Nor.
---
controls 90% standing | | Varsk | | Tovar Lenn (Army of Dravia)
~ captured >=60% total | by Army of Dravia | Lower Nor | | Hadren Moll (Army of Dravia)
! captured >=60% total | by Army of Dravia | Lower | | Hadren Moll
