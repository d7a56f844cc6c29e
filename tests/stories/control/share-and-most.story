title: a share and a part of a town in a field commander's words
published: 2031-04-24
outlet: Qasr Courier
---
The Northern Front now controls about 70 percent of Hadrin, its field commander, Sefu Dar, told Harbour Radio, and most of Lower Nor as well.
---
controls ~70% standing | by Northern Front | Hadrin | | Sefu Dar (Northern Front) -> Harbour Radio
~ controls - | by Northern Front | Lower Nor | | Sefu Dar (Northern Front) -> Harbour Radio | extent most
