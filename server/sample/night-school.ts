// A sample feature: fifty years of evening classes in the library's cellar, and a short thread.
// It never reports on a real place: the school, its teachers and its pupils are invented.

import type { SampleArticle } from './sample-article.ts';

export const nightSchool: SampleArticle = {
  headline: "The library's night school turns fifty",
  deck: 'It began because the boiler could not be turned off. It has not missed a winter since.',
  byline: 'Amina Farrow',
  sources: [
    { name: 'Registers of the night school, in the town library' },
    { name: 'Conversations with five teachers and nine pupils' },
  ],
  publishedMinutesAgo: 4_480,
  mode: 'open',
  body: `In the autumn of the first year there were eleven pupils, one teacher and no permission. The library closed at six, as it does now. But its new boiler, bought second-hand from a laundry, had two settings, *off* and *tropical*, and took a whole day to get from one to the other. So it burned through the night. Edith Calloway, the librarian, thought it a sin to heat an empty room, and on a Tuesday in October she left the cellar door ajar and put a card in the window: **Reading aloud. Warm. Bring nothing.**

Eleven people came, most of them for the second word. By Christmas there were forty, and somebody had brought a blackboard.

## What was taught

The registers of the night school fill one shelf and a half, all in the same green cloth. They record who came, what was taught and, in a column that nobody has ever explained, the weather. From them one can learn that in fifty years the cellar has offered two hundred and twelve different courses; that Italian was taught every winter but one; that *Accounts for people who are afraid of them* had to be given twice a week from its second year on; and that on the night of the great snow a single pupil came to *Astronomy, practical*, and that teacher and pupil "went up on the roof and were very happy".

Some courses failed. *Latin for beginners* began with nineteen and ended with one, who is now our notary. *The care of bees* was moved out of doors after the first evening. *How to argue*, started in the year of the bypass, was stopped by the fire brigade, since the neighbours had heard shouting and feared the worst. It came back the next winter under the name of *Listening*, with the same teacher and, the register notes, "mostly the same shouting".

## Who came

There has never been an examination, a certificate or a fee. There is a saucer by the door. In it, over the years, have been found coins of nine currencies, a wedding ring (returned), a key to no known lock, and a note that said *I owe you an alphabet*.

The note was from Tomas Reyl, who ran the crane on the quay for thirty years and could read its signals, the river and every face on the dock, and nothing else. He was fifty-three when he came down the cellar stairs, on the excuse of asking about the boiler. Three winters later he read the whole of the harbour regulations aloud, by request. He taught the letters himself for eleven years after that, always to one person at a time, in the corner behind the pipes where nobody could see who it was. "You don't look at them while they do it," he told his successor. "You look at the page. They'll come to the page."

That corner is still kept free. When a chair stands in it, turned to the wall, one does not go there.

Others came for other reasons. A midwife learned to repair clocks, because at her work she was always waiting and liked to hear something run. Two brothers who had not spoken since their father's funeral both signed up for *Bookbinding*, by mistake on the same night, and had to share the glue. A whole crew of the ferry came to *Choir* and left it again, having found that they could only sing in time with an engine.

## What it costs

Almost nothing, and that is the trouble. The school has never stood in the town's budget. It has no rooms of its own, no staff and no name, for *the night school* is only what people call it. Four years ago a consultant, asked to find savings, found it and could not save it, as there was nothing to cut. He recommended that it be "regularised". The library's committee thanked him and put his report in the cellar, where *Accounts* used it for a whole term as a source of exercises.

The old boiler was taken out in the spring. Its successor is small and white; it can be turned off from a telephone. There was some fear that the reason for the school would go with it. Edith Calloway, who is eighty-six and comes on Tuesdays, for *Italian, again*, was asked what she thought.

"The boiler was never the reason," she said. "It was the excuse. People need an excuse to come in from the cold. Afterwards you must only be careful not to ask them for another one."

The spring term begins in the first week of March. There are twenty-three courses, among them Arabic, welding (in the yard), the stars, and how to say no. Bring nothing. It is still warm.
`,
  thread: `1 chalk dust +34 agree 15
I gave *Accounts for people who are afraid of them* for six winters. The secret of the course is that on the first evening nobody has to open the envelope. On the second we open them all together.

1.1 sharp pencil +52 agree 9
I was the third row, by the pipe. I opened mine. Everything I have done since then came out of that envelope, this name included.

1.1.1 chalk dust +88 agree 6
I remember you. You cried and then you found their mistake.

2 candle end +120 agree 4
"I owe you an alphabet." I had to put the paper down for a moment.

3 cold tea +205 agree 1
One small thing: *Italian* was missed in two winters, not one. In the second the teacher was in Italy.

3.1 long memory +266 agree 7
The register says "Italian, by post". I think that counts.

4 plum stone +1490 agree 3
Does one have to put one's name on a list for *How to say no*? I would rather not, but I did not want to refuse.

5 dropped stitch +2710 agree 5
I was the one pupil on the roof. We saw four moons of Jupiter and one of the night watchman, who had come up to see what the light was. She died last year, my teacher. I have her red torch, and I start *The stars* with it in March.
`,
};
