title: people cross a border on one day
published: 2031-06-16
outlet: Solmark Daily
---
More than 5,000 people crossed into Solmark at the Tarn crossing on Sunday alone, the Solmark Border Service said, many of them carrying nothing but the keys to houses they did not expect to see again.
---
arrived >5000 people event | | Tarn crossing | 2031-06-15 | Solmark Border Service
