title: a story of a siege, with a tweet, a relay, brackets, a headline that repeats a source, and passages that stand twice
published: 2021-05-14
outlet: The Qasr Courier
---
Northern Front loses ground in Qasr Amun, some 80 fighters give up

TEL BRAKAN – Approximately 70 percent of Qasr Amun has been retaken from the Northern Front, as some 80 fighters turned themselves in to the Army of Dravia.

“[Forty] women and children received by the Army of Dravia yesterday [Thursday] in Qasr Amun – 1,200 civilians to safety in past week. 70% of town in Army of Dravia control,” Colonel Ivo Senn, spokesman for Operation Open Road, tweeted on Friday.

Amal Rif of the Qasr Amun Town Council told Demo Wire on Friday that roughly 80 fighters had surrendered to the Army of Dravia, but gave no details.

The Northern Front still controls the main stadium of Qasr Amun, where, unnamed sources believe, it keeps prisoners. It also holds the National Hospital.

According to the Varsk Monitor, about 900 civilians have been killed by air strikes in Qasr Amun since the offensive began in early March. The monitor said hundreds of fighters have been killed in recent weeks.

The Harbour Relief Society reported that as many as six hospitals have been damaged, cutting thousands of people off from health care.

“[Forty] women and children received by the Army of Dravia yesterday [Thursday] in Qasr Amun – 1,200 civilians to safety in past week. 70% of town in Army of Dravia control,” Colonel Ivo Senn, spokesman for Operation Open Road, tweeted on Friday.

Amal Rif of the Qasr Amun Town Council told Demo Wire on Friday that roughly 80 fighters had surrendered to the Army of Dravia, but gave no details.
---
~ surrendered ~80 combatants (Northern Front) event | | Qasr Amun | | (own voice)
captured ~70% total | | Qasr Amun | | (own voice)
~ surrendered ~80 combatants (Northern Front) event | by Army of Dravia | Qasr Amun | | (own voice)
evacuated 40 women_and_children event | by Army of Dravia | Qasr Amun | 2021-05-13 | Ivo Senn (Operation Open Road)
evacuated 1200 civilians total | | Qasr Amun | 2021-05-07..2021-05-14 | Ivo Senn (Operation Open Road)
controls 70% standing | by Army of Dravia | Qasr Amun | | Ivo Senn (Operation Open Road)
~ surrendered ~80 combatants (Northern Front) event | by Army of Dravia | Qasr Amun | | Amal Rif (Qasr Amun Town Council) -> Demo Wire
~ controls - | by Northern Front | main stadium, Qasr Amun | | (own voice)
controls - | by Northern Front | National Hospital, Qasr Amun | | (own voice)
killed ~900 civilians total | airstrike | Qasr Amun | 2021-03-01..2021-05-14 | Varsk Monitor
~ killed 200+ combatants (Northern Front) total | | Qasr Amun | ..2021-05-14 | Varsk Monitor
damaged <=6 hospitals total | | | | Harbour Relief Society | damaged
deprived 2000+ people standing | | | | Harbour Relief Society
! surrendered ~80 combatants event | | Qasr Amun | | (own voice)
! surrendered ~80 combatants total | by Army of Dravia | Qasr Amun | | (own voice)
! surrendered ~80 combatants event | by Army of Dravia | | | Amal Rif (Qasr Amun Town Council) -> Demo Wire
! controls - | by Northern Front | main stadium, Qasr Amun | | unnamed: unnamed sources
! airstrike - | airstrike | Qasr Amun | 2021-03-01..2021-05-14 | Varsk Monitor
! killed 200+ combatants total | | Qasr Amun | ..2021-05-14 | Varsk Monitor
