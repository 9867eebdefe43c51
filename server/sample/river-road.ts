// The sample community's news piece: the vote on the river road, with its correction and thread.
// It never reports on a real place: the town, its council and its readers are invented.

import type { SampleArticle } from './sample-article.ts';

export const riverRoad: SampleArticle = {
  headline: 'Council votes to close the river road to cars on Sundays',
  deck: 'The trial begins in March; shopkeepers ask for a count of customers before and after.',
  byline: 'City desk',
  sources: [
    { name: 'Minutes of the council', url: 'https://example.org/riverside/council/minutes' },
    { name: 'Letter of the Quayside Traders', url: 'https://example.org/quayside/letter' },
  ],
  publishedMinutesAgo: 338,
  mode: 'open',
  correction: {
    minutesAfter: 272,
    field: 'body',
    from: 'for a trial of twelve weeks',
    to: 'for a trial of ten weeks',
    note: 'the trial lasts ten weeks, not twelve',
  },
  body: `## What the council decided

By eleven votes to eight the council has agreed to keep cars off the river road between the two bridges, every Sunday from eight until six, for a trial of twelve weeks. Buses, ambulances and the people who live on the road may still use it, at walking pace. Everyone else will be sent round by Foundry Street, where the lights are to be set twenty seconds longer in favour of the detour.

The debate took two hours and forty minutes. Councillor Maud Hale, who moved the motion, called the road "the only room in town with a view, and we park in it". Councillor Piet Brandt, against, asked where the view was in February. The first closed Sunday is the second in March; traffic will be counted by hand at both bridges, once before the trial and again in June.

*Source: minutes of the council*

## What the shops ask

The Quayside Traders, who speak for thirty-one shops and cafés, neither welcome the trial nor oppose it. In a letter read out before the vote they ask for one thing: that customers be counted as well as cars, at the doors and not at the kerb, before the trial and after it, by somebody who sells nothing.

"We have been told for years that cars bring us trade, and for just as long that they keep it away," the letter says. "We should like, once, to know." The council promised an answer by the end of the month.

*Source: letter of the Quayside Traders*
`,
  thread: `1 quiet oar +11
Ten weeks of winter Sundays will show that nobody walks in the rain. Count in June or don't count.

1.1 millwright +14 agree 7
> Count in June or don't count.

They will do both: the minutes say March *and* June, page 4.

1.1.1 quiet oar +21
Thank you, I had only read the first page. Then my question is who counts.

1.2 two left feet +37 agree 2
Twelve weeks is a long trial for a decision they have already made.

2 brass neck +19
Hale walks home along the quay on her own every Sunday evening. Somebody should be waiting for her there and see that she never gets to vote on anything again. I might do it myself.

2.1 wet wool +22 agree 11
Disagree with her as loudly as you like. This is a threat, and I have reported it.

2.2 third pew +31 agree 5
She reads these pages. So does her daughter, who is eleven.

3 late ferry +28 agree 3
And the bus? It shares that road, all of it.

3.1 top deck +33 agree 4
It stays. "Buses, ambulances and the people who live on the road", second sentence. At walking pace, so for the 12 nothing changes.

3.2 back of the bus +58
I drive the 12. Nobody has told us anything, but on a Sunday I have carried four people and a cello, so I am sure we will manage.

4 long division +46 agree 9
The article says twelve weeks, the minutes say ten. One of them cannot count, and it is being put in charge of a count.

4.1 millwright +273 agree 6
The minutes can. The piece is corrected, with the newsroom's thanks and some embarrassment.

5 loose slate +63 agree 2
I live on Foundry Street. Twenty seconds longer for the detour is twenty seconds longer for me to admire the exhaust of people admiring the river.

5.1 garden gate +71
You could come down and admire the river with them.

5.2 loose slate +75 agree 8
I could if I could cross Foundry Street.

5.3 sunday driver +96
Every road in this town was quiet until somebody made another road quiet.

6 salt and string +88 agree 1
Whoever has lost a mitten: there is one on the saint outside St Bride's. It isn't mine this time.

7 small print +104 agree 4
"By somebody who sells nothing." There goes every councillor I ever met.

8 rope and tar +131
So eleven people who all live on the hill have decided where I may carry my own boat engine. I am sixty-eight and it weighs thirty kilos. Which of the eleven will take the other end?

8.1 kite tail +140 agree 12
I will. I am not one of the eleven, but I am at the slipway every Sunday at nine and I have a trolley.

9 sharp pencil +187 agree 1
No figure for what the detour costs, none for the signs, none for the people who stand at the barrier. Free things in this town always come with a second invoice.

9.1 plain flour +195 agree 3
The signs are in the cellar of the town hall, left over from the regatta. My husband painted them. They say BOATS ONLY, but he has promised to do the backs.

10 grey heron +301 agree 10
I have stood in this river every Sunday of my life and would welcome the quiet.

10.1 late ferry +318 agree 2
Noted, heron. Stand still in March, or you will be counted once at each bridge.
`,
};
