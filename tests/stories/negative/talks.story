title: meetings, charges and resolutions are skipped
published: 2031-01-30
outlet: Ledra Chronicle
---
Delegates from 14 countries met in Port Ledra on Wednesday for the third round of talks on Dravia, adopted a text of 22 pages and agreed to form two committees, neither of which has a chairman.
---
