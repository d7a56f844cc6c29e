title: hostages presupposed in a sentence about something else, over two links
published: 2031-06-05
outlet: Qasr Courier
---
The 26 aid workers whom the Northern Front took hostage in Hadrin in April are alive and in reasonable health, Amal Rif of the Harbour Relief Society told the Ledra Chronicle after what she called a long night of phone calls.
---
abducted 26 aid_workers event | by Northern Front | Hadrin | 2031-04-01..2031-04-30 | Amal Rif (Harbour Relief Society) -> Ledra Chronicle
