// A sample history piece whose discussion is closed: two roofs, and the thread as it ended.
// It never reports on a real place: the mill, its owners and the rate books are invented.

import type { SampleArticle } from './sample-article.ts';

export const oldMill: SampleArticle = {
  headline: 'Why the old mill lost its roof, twice',
  deck: 'Once to the wind and once to arithmetic: what the rate books say about our best ruin.',
  byline: 'Gideon Marsh',
  sources: [
    { name: 'Rate books of the parish, 1871 to 1962' },
    { name: 'Diary of Hester Quill, miller', url: 'https://example.org/wend/quill-diary' },
    { name: 'Report of the borough surveyor, 1958' },
  ],
  publishedMinutesAgo: 9_150,
  mode: 'closed',
  body: `Every child in Riverside draws the mill in the same way: four walls, eleven windows, a tree growing out of the middle, and no roof. It is on our stamps, our beer and the badge of the rowing club. Few people ask where the roof is. Those who do are told that a storm took it, and that is true. But the storm took a different roof, seventy-three years before the one that is missing.

## The first roof

The mill that stands on the weir was built in 1802 for grain and enlarged in 1849 for more of it. Its roof was a carpenter's boast: forty feet across without a post, slated in blue, and so steep that the swifts, it was said, had to learn to land on it sideways. Under it worked nineteen people, and over them, from 1871 on, Hester Quill, who had married a miller, buried him in the same year, and kept both the mill and a diary.

On the twenty-sixth of January 1884 the diary has a single line before noon: "Glass very low. Moved the flour." It was the deepest low that anyone on the river had measured, and she was one of the few who owned an instrument to measure it with. The wind came up the valley at dusk. It got in through the loading door on the river side, which a carter had not latched, and for a few minutes the great clear space under the slates was blown up like a bag.

"It did not break," she wrote two days later. "It *rose*. I stood in the yard with the lantern and saw the whole of it go up from the walls, level, like the lid of a pot when the milk boils. There was a moment when one could see stars between the mill and its roof. Then it came down, not quite where it had been."

Nobody was hurt. The flour was dry. The carter, whose name she leaves blank, "has been told that it was the wind, and must go on being told so".

She had a new roof on by the harvest of 1886, and this time she wanted posts in it, twelve of them, straight through the floor where the sacks were turned. The hands cursed them for as long as the mill worked. Her successor called them "Mrs Quill's opinions". No wind ever moved that roof by an inch.

## The second roof

What did for it was a form. After the war the mill ground less and less, and in 1951 the wheels were stopped. The building passed to Leonard Ashe, a dealer in sacks, who used a corner of the ground floor and paid the rates on all of it. Rates in those days were owed on every building that could be used. The law was clear about what could be used: a building was a building if it had walls and a roof.

Ashe was no vandal. The rate books show him paying, late, but in full, for five years: £212 in a year in which his sacks brought in £190. He wrote to the council to ask for relief, and was told that there was no heading under which it could be given. He offered the mill to the town for a pound. The committee met three times and found that the town, too, would then have to pay the rates, to itself, and that no form existed for the purpose. He wrote once more. The letter is in the file, three lines long:

> Sir, I note that a thing with a roof is charged and a thing without one is not. I have a ladder. I should be glad to hear from you by Michaelmas.

Nobody answered. In the first week of October 1957 Ashe and four men took off the slates, stacked them by size, and sold them to a chapel that was being built across the river, where they are still. Then they sawed through the rafters. On the ninth of October the mill ceased, for the purposes of the borough, to exist. In the rate book the clerk ruled it out with a single red line and wrote in the margin, very small, "Oh, Leonard".

The surveyor, who came in the spring, was shocked. He also noticed something. The walls, which ought to have spread once the weight that tied them was gone, had not moved at all. The rafters were gone, but the twelve posts were still standing in the open air, braced to the floors and through the floors to the stones. "The structure", he reported, "appears to be held up by what was put in to hold something else." He advised the council to do nothing, and they took the advice with relief. It has been kept to for more than sixty years.

So the storm is why the ruin stands, and the form is why it is one. Had the first roof not lifted, there would have been no posts; without the posts the walls would have followed the second roof within a few winters, and we should have on our badge a heap of stones with a heron on it.

## The tree

That leaves the tree. It is an ash, which people take for a joke on the owner's name, and it is none. It came up by itself in the dust of the third floor, in the first summer of daylight, from a seed that must have lain between the boards since the time when there was a roof to keep the rain from it. Ashe saw it before he died. According to his niece he was pleased, and asked whether it would be rated.

It would not, she told him. A tree has no walls.

*Source: rate books, diary and report, all in the town archive, which opens on Wednesdays.*
`,
  thread: `1 long memory +22 agree 12
I have walked past that red line in the rate book a dozen times and never read the margin. "Oh, Leonard." What a clerk.

1.1 small print +35 agree 6
You can see from the hand that it is Miss Dunmore, who kept the rates until 1970. She is said to have lent him the ladder.

1.1.1 long memory +47 agree 3
Said by whom?

1.1.1.1 small print +58 agree 9
By Miss Dunmore. She was my great-aunt and denied it in a way that made one look at the ladder.

2 loose slate +29 agree 4
The slates on the chapel are mine to look after now. There are 4,300 of them, and about one in ten still has a miller's tally scratched on the back. We photograph each one before it goes up again.

2.1 ink stain +44
Is there somewhere to see the photographs?

2.1.1 loose slate +61 agree 2
[Here](https://example.org/chapel/slates), as far as the north side. Weather permitting.

3 two left feet +40 agree 8
"It did not break. It *rose*." I would read the whole diary for the sake of that verb.

4 half a loaf +66
So the moral is that one should dodge one's taxes, and in sixty years one is on the beer.

4.1 sharp pencil +73 agree 7
He did not dodge them, he paid them for five years out of his savings. What he did at the end was exactly what the form asked for. I do not admire it, but I have filled in that form.

4.1.1 half a loaf +80
He knocked down a landmark to spite a clerk.

4.1.1.1 third pew +92 agree 5
He offered it to us for a pound, and we had three meetings. I would put *that* on the beer.

4.1.2 apron string +97
It became a landmark when he had done it. Before that it was a mill.

5 weir watcher +78 agree 3
A correction, and I am sorry to be that person: there are ten windows, not eleven. The eleventh was painted on by the film people and nobody had the heart.

5.1 north window +90 agree 10
I looked this morning on the way to work. It casts no shadow. I feel as though a friend had turned out to be a hat stand.

5.1.1 kite tail +101 agree 2
I have waved at that window.

6 hollow oak +112
Ash dieback is two valleys away. Has anybody had a look at the tree? If it goes, its roots have been holding the third floor together for sixty years.

6.1 millwright +131 agree 4
The archive says that the town's forester climbs it every second June. Last time it was clean. The newsroom will ask again.

6.2 grey heron +145
And if the worst comes to the worst I am told there is a place for me on the badge.

7 rope and tar +160
My grandfather was one of the four with the saws. He said that it was the best-built thing he ever took apart, and that nobody spoke all week.

7.1 candle end +174 agree 6
Did he say why he did it?

7.1.1 rope and tar +190 agree 11
Thirty shillings. And that Ashe carried the first slate down himself and would not let anyone help him with it.

8 gravel voice +233
Put a roof back on it. Glass, steel, a restaurant. Half the towns on this river have done it and they all make money.

8.1 quiet oar +241 agree 9
Half the towns on this river have a glass restaurant. We have a tree.

8.1.1 gravel voice +252
A tree does not pay anybody's wages.

8.1.1.1 quiet oar +260 agree 3
Nor does it close on Mondays.

8.1.1.2 sunday driver +268
Nobody who wants to keep a ruin ever has to heat one. You people would have kept the plague pit if it had a bench.

8.1.1.2.1 wet wool +277 agree 2
It has a bench. It is the nicest spot in town.

9 mudlark +410 agree 1
Who was the carter? Somebody must have worked it out by now.

9.1 long memory +455 agree 14
Somebody has. She asked that he go on being told that it was the wind, so I think we had better.

10 millwright +2880 agree 3
This discussion closes here, after two good days. For the diary, the archive is open on Wednesdays; for the restaurant, write to the council.
`,
};
