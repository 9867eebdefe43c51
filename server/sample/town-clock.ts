// The sample article with the long thread: whether the town hall clock should be put right.
// It never reports on a real place: the clock, the motion and the quarrel are invented.

import { clockThread1 } from './clock-thread-1.ts';
import { clockThread2 } from './clock-thread-2.ts';
import { clockThread3 } from './clock-thread-3.ts';
import { clockThread4 } from './clock-thread-4.ts';
import { clockThread5 } from './clock-thread-5.ts';
import type { SampleArticle } from './sample-article.ts';

export const townClock: SampleArticle = {
  headline: 'Seven minutes fast: should the town hall clock be put right?',
  deck: 'It has to come down for repair anyway. When it goes up again, somebody must set it.',
  byline: 'Amina Farrow',
  sources: [
    { name: 'Motion and amendments', url: 'https://example.org/riverside/council/clock' },
    { name: "The clock keeper's log, 1908 to this week" },
  ],
  publishedMinutesAgo: 7_320,
  mode: 'open',
  body: `The clock on the town hall is wrong, and has been wrong by the same seven minutes since the second of November 1908. It was put forward on the order of the town clerk, Josiah Vane, after thirty-one mill hands had missed the early ferry in a single week and been fined for it. The minute in the council's book reads: "That the clock be advanced by seven minutes, for the convenience of those who are not convenient."

Nobody ever ordered it back. The mill stopped, the fines stopped, the ferry put its times on a board; the clock stayed as it was. In Riverside one says "at eight, town" or "at eight, true", and whoever says neither is from elsewhere.

## What has to be done

In April the movement comes down. The bearings are worn, and the workshop will need nine weeks and 38,400 for them, which the buildings fund can pay. In those nine weeks the hands will stand still and the bell will be silent. Then the clock must be started again, and started at some time or other. To set it right costs nothing. To set it wrong costs nothing either.

## What is proposed

- **Councillor Piet Brandt** moves that it show the right time: "A public clock is a public statement, and ours is false."
- **Councillor Grace Oyelaran** moves that it be set seven minutes ahead, by resolution and on purpose, for the first time since Vane.
- **Councillor Ivo Ashdown** would keep it fast and add a second, smaller dial which is right. His amendment does not say where the money for it would come from.

The council votes on the fourteenth and has asked to hear from the town. Ida Marchetti, who has wound the clock twice a week for twenty-two years, does not wish to take sides, but to put in one word. "It isn't fast," she says. "A fast clock gains. Mine has not gained a second since Easter. It is *early*."

*Source: motion and amendments; the clock keeper's log*
`,
  thread: [clockThread1, clockThread2, clockThread3, clockThread4, clockThread5].join('\n'),
};
