title: plans, threats and forecasts are no claims
published: 2031-07-25
outlet: Solmark Daily
---
The Northern Front threatened to kill ten prisoners for every village it loses, and the Army of Dravia plans to send 5,000 soldiers to Sorr province before the autumn. Aid agencies warn that 200,000 people could be driven from their homes if it does.
---
! withdrew - | by Northern Front | | | Northern Front
