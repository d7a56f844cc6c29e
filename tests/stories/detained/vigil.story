title: arrests on one evening, by a named force, with a part
published: 2031-11-24
outlet: Coast Gazette
---
Falcon Brigade troops arrested 23 people, six of them teenagers, during a vigil in Karim Sur on Sunday evening for the editor of a banned weekly, the Dravia Press League said. The brigade's spokesman did not answer his telephone.
---
~ detained 23 people event | by Falcon Brigade | Karim Sur | 2031-11-23 | Dravia Press League
~ detained 6 children event | by Falcon Brigade | Karim Sur | 2031-11-23 | Dravia Press League | part of 1
! detained 23 people event | by Falcon Brigade troops | Karim Sur | 2031-11-23 | Dravia Press League
! detained 6 children event | by Falcon Brigade troops | Karim Sur | 2031-11-23 | Dravia Press League | part of 1
