// A sample service piece with a table and a list: the new timetable of the ferry.
// It never reports on a real place: the ferry, its crew and its passengers are invented.

import type { SampleArticle } from './sample-article.ts';

export const ferryTimetable: SampleArticle = {
  headline: 'Ferry timetable: what changes on Monday',
  deck: 'An earlier first boat, a later last one on Fridays, and a lunch hour for the crew.',
  byline: 'Transport desk',
  sources: [
    { name: 'Timetable of the ferry company', url: 'https://example.org/patience/timetable' },
    { name: 'Interview with the skipper' },
  ],
  publishedMinutesAgo: 1_615,
  mode: 'open',
  body: `From Monday the *Patience* crosses earlier in the morning, later at the end of the week, and not at all between a quarter past one and two. For the first time since the boat was built her crew will eat sitting down.

## Before and after

| | Until Sunday | From Monday |
|---|---|---|
| First boat from Mill Stairs | 06:20 | **05:50** |
| First boat from Osier Bank | 06:30 | **06:00** |
| Until nine in the morning | every 20 minutes | **every 15 minutes** |
| For the rest of the day | every 20 minutes | every 20 minutes |
| Midday pause | none | **13:15 to 14:00** |
| Last boat, Monday to Thursday | 21:40 | 21:40 |
| Last boat, Friday and Saturday | 21:40 | **23:10** |
| First boat on Sundays | 09:00 | **08:00** |

All times are for Mill Stairs unless the table says otherwise. From Osier Bank every boat leaves ten minutes later, as it always has.

## What else to know

- **Monthly passes** stay valid, and their price stays as it is until the autumn.
- **Bicycles** go free before seven and after seven; in between they need a ticket and some tact. The limit is still eight.
- **Fog.** If the skipper cannot see the beacon on the weir, the boat waits. It will now say so on the board at both landings, and not only on the board at the landing where the boat is.
- **Sundays.** If the council closes the river road to cars, the stop of the 12 moves forty steps downstream on that day, to the crane.
- **The bell** is rung one minute before departure. It is not a request.

## Why now

The early boats are for the hospital, whose first shift begins at half past six and has so far crossed by the bridge, on foot, in the dark. The late ones are an experiment. "We were told that young people would like to stay on the other bank until eleven," says the skipper, Tove Lindgren. "I asked my daughter. She said nobody wants to stay on the other bank at all, but that they would like to be able to."

The company will look at the figures in September. If fewer than twelve passengers take the last boat on an ordinary Friday, it goes back to 21:40; the crew's lunch stays in any case.
`,
  thread: `1 morning shift +6 agree 14
Thirty-one years I have walked over Foundry Bridge at ten past five because the boat was still asleep. I retire in May. Thank you all the same.

1.1 paper boat +12 agree 9
Take the 05:50 once, on the last day, and sit down in it.

1.1.1 morning shift +25 agree 11
I have it in the diary already. I shall bring a cushion.

2 half a loaf +9
So between 13:15 and 14:00 the town has no ferry because two people eat a sandwich. Could they not eat one after the other?

2.1 dry dock +13 agree 8
One steers, one does the ropes and the gate. With one person aboard she is a raft.

2.1.1 half a loaf +20
Fair. Then I withdraw the sandwich.

2.2 second helping +41 agree 3
I hope it is soup.

3 long division +18 agree 2
Fifteen minutes is faster than the crossing, loading and turning allow: four to cross, three to load, the same back. That leaves sixty seconds for every bicycle in town.

3.1 late ferry +26 agree 6
I have timed it for years, waiting. Four minutes is with the current. Against it she needs five and a half, and nobody has ever loaded in three.

3.1.1 long division +34 agree 4
Then the timetable is a poem.

3.1.2 reed and rush +52
It will work because the early passengers do not talk. Count again with people who are half asleep: they board like bags of sand.

4 fog signal +31 agree 5
The board that says the boat is not coming, on the side where the boat is not. I proposed that in a letter nine years ago. I kept a copy if anyone wishes to see it.

4.1 ink stain +38
I would honestly like to see it.

5 wet wool +44
"Bicycles need a ticket and some tact." Is the tact sold on board?

5.1 bent nail +50 agree 7
Exact change only.

6 lost umbrella +67 agree 1
Does the pass still cover the 12 from the crane? It says the stop moves, it does not say whether the transfer does.

6.1 back of the bus +81 agree 4
It does. Show it to me or to whoever drives, we are not going to measure forty steps.

7 top deck +95
23:10! I may yet see the end of a film on the other bank.

7.1 cheap seats +103 agree 2
The end is on this bank. They all get married and miss the boat.

8 gravel voice +140
September is a silly month to judge a Friday boat by. Everybody under thirty is away until October. They will count eleven people, and the rule says twelve.

8.1 tin whistle +151 agree 10
Then the eleven of us will bring a friend. We play at the Osier on Fridays; come over, it is free until the hat goes round.

9 hard frost +233
Not one word about the ramp at Mill Stairs, which is ice from November on. Move the times as you like, people my age cannot get down to the boat.

9.1 millwright +247 agree 6
The newsroom has asked the company about the ramp. When there is an answer it will stand here, as a reply to you.

9.1.1 millwright +1310 agree 12
Here it is: grit boxes at both landings from the first of November, and a handrail on the river side "within the year". I have asked which year.

9.1.1.1 hard frost +1342 agree 5
Thank you for asking twice.
`,
};
