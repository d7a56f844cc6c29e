title: pupils seized from a school, told by residents
published: 2031-10-08
outlet: Brakan Valley Herald
---
Fourteen pupils were kidnapped from the girls' boarding school in Tel Brakan early on Wednesday, residents reached by telephone said. The governor's office, which had promised guards for every school in the valley, declined to comment.
---
~ abducted 14 children event | | girls' boarding school, Tel Brakan | 2031-10-08 | unnamed: residents reached by telephone
! abducted 14 children event | | Tel Brakan | 2031-10-08 | unnamed: residents reached by telephone
