// The sample community that ships with Parley: what an empty development server is filled with.
// It never writes anything itself and holds no real person, place or publication.

import { ferryTimetable } from './ferry-timetable.ts';
import { nightSchool } from './night-school.ts';
import { oldMill } from './old-mill.ts';
import { riverRoad } from './river-road.ts';
import type { SampleArticle } from './sample-article.ts';
import { stormMaps } from './storm-maps.ts';
import { townClock } from './town-clock.ts';

type SampleCommunity = {
  name: string;
  description: string;
  /** Markdown. */
  rules: string;
  moderator: string;
  /** Whom the app is signed in as when it is started for development. */
  member: string;
  articles: SampleArticle[];
};

export const sampleCommunity: SampleCommunity = {
  name: 'Riverside Review',
  description: 'The paper of a town on the river Wend, and the people who answer it.',
  rules: `1. **Write to the person, about the matter.** Quarrel as much as you like; insult nobody.
2. **No threats**, not even funny ones. They are removed, and so, for a while, are you.
3. **Stay near the subject**, or be brief. Lost mittens are welcome.
4. **Say where it comes from**, if you state it as a fact.
5. **Moderators give a reason** for whatever they remove. Ask, if you don't see it.
`,
  moderator: 'millwright',
  member: 'late ferry',
  articles: [riverRoad, ferryTimetable, nightSchool, oldMill, stormMaps, townClock],
};
