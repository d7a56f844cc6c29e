title: Friday in a story of a Friday is that day, yesterday the day before
published: 2031-10-17
outlet: Harbour Wire
---
Four teachers were kidnapped in Karim Sur on Friday, the Teachers' Union of Dravia said. Yesterday 16 people were killed there by shelling, it said.
---
abducted 4 civilians event | | Karim Sur | 2031-10-17 | Teachers' Union of Dravia
killed 16 people event | shelling | Karim Sur | 2031-10-16 | Teachers' Union of Dravia
