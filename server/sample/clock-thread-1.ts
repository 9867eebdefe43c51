// Part 1 of 5 of the sample community's long thread, under the piece on the town hall clock.
// It never stands alone: the numbers run on from part to part, and town-clock.ts joins them.

export const clockThread1 = `1 early bird +4 agree 21
Leave it alone.

1.1 pocket watch +27 agree 6
A clock that is wrong on purpose is not a clock, it is a notice.

1.1.1 early bird +105 agree 9
Then leave the notice alone.

1.1.2 barge cat +111 agree 13
Notice: it is later than you think.

1.1.2.1 candle end +115 agree 4
That should be carved under it.

1.1.2.2 two left feet +120
It is earlier than you think. That is the whole point of the thing.

1.1.2.2.1 barge cat +124 agree 5
Depends which end you start thinking from.

1.1.2.2.1.1 two left feet +127
If the clock says 8:00, it is really 7:53. Earlier.

1.1.2.2.1.1.1 long division +135 agree 3
Earlier than the clock, later than nothing. The sentence has no fixed point and can't be settled.

1.1.2.2.1.1.1.1 barge cat +148 agree 7
I have settled it. I am going back to sleep.

1.1.2.2.1.1.2 green door +145
This is why I stopped wearing one.

1.1.2.2.1.2 dropped stitch +130 agree 2
From the far end, astronomers would say, and it's always later than you think.

1.1.2.2.2 quarter past +128
I read this three times and looked at my watch, and am none the wiser.

1.1.2.3 odd sock +124 agree 2
I have that on a fridge magnet from a museum about something else.

1.2 sharp pencil +33
"Leave it alone" isn't one of the three motions.

1.2.1 early bird +39 agree 11
It has been the town's motion for a hundred years.

1.2.2 mudlark +45
If nobody moves it I will second it anyway.

2 long memory +4 agree 34
For those who think this is about a quaint old joke, a little of what the article has no room for. The fine for missing the early ferry was a quarter of a day's wage. The thirty-one were not lazy: the company had moved the boat forward twice that autumn, and put it on a card in the office, which was locked at that hour. Vane asked the mill to take back the fines and they laughed at him. He had no power over the mill and none over the ferry. He had power over one thing, which was the clock. So he used it. I don't know a better story about a council in this or any other valley, and you can still read it, from the street, every hour, without being able to read.

2.1 rope and tar +19 agree 8
My great-grandmother was one of the thirty-one. She never missed it again and never forgave them either.

2.1.1 candle end +28 agree 2
The mill or the clerk?

2.1.1.1 rope and tar +44 agree 6
The ferry. She swam it once, to show them.

2.1.1.1.1 dry dock +72 agree 3
In November?!

2.1.1.1.1.1 rope and tar +77 agree 10
She said it was warmer than the office.

2.1.1.1.1.1.1 weir watcher +82
There was no weir gate then, the current would have been half of what it is. Still.

2.1.1.1.1.1.1.1 rope and tar +87 agree 4
"Still" is what they put on her stone, more or less.

2.1.1.1.1.1.1.1.1 candle end +94 agree 2
Now I have to know what it says exactly.

2.1.1.1.1.1.1.1.1.1 rope and tar +99 agree 17
*She was in good time.*

2.1.1.1.1.1.1.1.1.1.1 late ferry +105 agree 8
I pass that stone every week and had never understood it.

2.1.1.1.1.1.1.1.1.1.1.1 rope and tar +121 agree 3
Nobody does. She would have liked that too.

2.1.1.1.1.1.1.1.1.1.2 cold tea +106 agree 9
Oh, that is good.

2.1.1.1.1.1.1.1.2 tin whistle +100 agree 2
More or less?

2.1.1.1.1.1.1.2 mudlark +104
The gate is from 1912, so you are right about the current.

2.1.1.1.1.1.2 winter coat +94 agree 3
Offices then were not heated before the clerks came. It may be literally true.

2.1.1.1.1.2 deep end +80 agree 6
The river in November is about eight degrees. You have ten minutes, so with the current and some anger it can be done. I have done it in June with no anger at all and was glad of the other bank.

2.1.1.1.2 seven stone +72 agree 4
We have a swimming race across every August and have been looking for somebody to name it after.

2.1.1.1.3 ox bow +73
From which landing?

2.1.1.2 corner shop +46 agree 3
I'd have bet on the card in the locked office.

2.2 small print +22 agree 3
The minute doesn't mention fines. Where is that from?

2.2.1 long memory +26 agree 5
The wage books, in the archive under M. Every fine is entered in red with a name. On the third of November there are none.

2.2.1.1 small print +34 agree 2
Withdrawn with pleasure.

2.2.1.2 bad penny +52
So one could say it worked on the first day. Name another measure of this council that did.

2.2.1.2.1 third pew +75 agree 4
The bench by the plague pit.

2.2.1.2.2 sharp pencil +93
The Tuesday bin. That one took two days.

2.2.1.2.2.1 bad penny +105
It took two days because the first Tuesday was a holiday.

2.2.1.2.2.2 rusty hinge +108 agree 1
And the lid was the wrong way round until Thursday.

2.2.1.2.3 quince jelly +98
The drinking fountain. It came on the day they said and it has worked ever since, and I feel silly for being moved.

2.2.1.3 ink stain +59 agree 5
You can see the whole page under glass on the first floor. The red ink has stayed redder than the black has stayed black.

2.3 gravel voice +31
Lovely. And the mill has been shut since 1951. Who is it for now?

2.3.1 long memory +61 agree 9
For anyone who would otherwise miss something. There are still a few of us.

2.3.1.1 gravel voice +90 agree 2
There are telephones.

2.3.1.1.1 night porter +106 agree 4
Mine was flat on the one morning that mattered. The clock wasn't.

2.3.1.1.1.1 gravel voice +114
And the seven minutes saved you, I suppose.

2.3.1.1.1.1.1 night porter +123 agree 12
By two. My daughter was born at ten past six, true.

2.3.1.1.1.1.1.1 gravel voice +137 agree 6
I can't very well argue with that.

2.3.1.1.1.1.1.1.1 third pew +141 agree 5
Mark the date, somebody.

2.3.1.1.1.1.1.1.2 long memory +142 agree 3
I shall put the date in the archive: the first recorded concession by gravel.

2.3.1.1.1.1.1.2 apron string +141 agree 5
Congratulations, thirty years late or however long it is.

2.3.1.1.1.2 lamp black +114 agree 2
This is the thing that people forget: it has no battery.

2.3.1.1.2 vicar of nowhere +112 agree 4
There are. I have heard most of them during the sermon.

2.3.1.2 spare key +91
Also for the guides. It is my best seven minutes.

2.3.1.3 morning shift +95 agree 6
I'm one of them. Thirty-one years on the first shift, late four times, and all four when I was off the square and had only my watch to go by.

2.3.2 weir watcher +61 agree 2
The hospital, if you ask the six o'clock ferry.

3 blotting paper +4 agree 4
I'm a nurse at the school and want to say something about children and early clocks. There is a kind of child who's always running. Not from laziness: there's a small brother to be dressed, a lift that doesn't come, a mother on nights. That child gets to the square, looks up, and believes that it is late. It runs the last bit, and then sits in the classroom with three minutes in hand and a red face, and for those three minutes it's the best child in the world. I have seen it hundreds of times. You can call it a lie, and on paper it is one. But I have looked for the harm in it for nineteen years and found it nowhere.

4 gravel voice +4 agree 7
Put it right. We are a laughing stock.

4.1 spare key +29 agree 15
I guide people round this town for a living. They do laugh, and then they buy the postcard. Nobody ever bought a postcard of a correct clock.

4.1.1 gravel voice +44
So truth goes by what sells.

4.1.1.1 spare key +52 agree 4
It is a clock, not a court.

4.1.1.1.1 pocket watch +54 agree 2
Until about 1950 it was used as one, in fact. Contracts here were dated by it.

4.1.1.1.1.1 small print +72 agree 3
And at least two went before a judge, who held that "noon" in Riverside means noon by the town hall. That has never been overturned.

4.1.1.1.1.1.1 long division +84 agree 2
Do you have a reference? Not doubting, collecting.

4.1.1.1.1.1.1.1 small print +93 agree 4
*Tarrant v. Heirs of Booth*, 1926. It was about a horse.

4.1.1.1.1.1.1.1.1 barge cat +101 agree 8
Was the horse on time?

4.1.1.1.1.1.1.1.1.1 small print +104 agree 11
The horse was dead by 12:04, which was the question.

4.1.1.1.1.1.1.1.1.1.1 barge cat +154 agree 3
Dead by town or dead by true?

4.1.1.1.1.1.1.1.1.1.1.1 small print +209 agree 19
You have understood the case perfectly.

4.1.1.1.1.1.1.1.1.1.2 hard frost +158 agree 1
What became of the horse's owner?

4.1.1.1.1.1.1.1.2 wooden horse +118 agree 5
I feel addressed.

4.1.1.1.1.1.1.2 mudlark +94
County reports, I'd think, they have a run of them at the library.

4.1.1.1.1.1.2 vicar of nowhere +86 agree 4
The banns too. There's a note about it in our register, in a very cross hand.

4.1.1.1.1.2 old penny +76
My mother's lease says "from midnight, town time". I never knew it was a thing.

4.1.1.1.2 iron railing +62 agree 1
All right, but a thing on a public building speaks for all of us. If it said "Population 900" we would have it painted over, and that would be no court either. Nobody would buy a postcard of it.

4.1.1.1.3 bad penny +67 agree 2
I've been in the court. There's no clock in it at all. I asked and was told that it makes people hopeful.

4.1.1.2 late ferry +59 agree 2
She didn't say truth, she said postcards.

4.1.1.3 velvet curtain +60 agree 3
At the cinema it always has.

4.1.2 ninth step +54
I bought one. I live here.

4.1.3 pie crust +62
What do the postcards cost? I ask because in June they cost two and now my sister says three.

4.2 green door +34
Who is laughing? I've lived in four towns and this is the only one where the clock was ever mentioned.

4.2.1 gravel voice +55 agree 1
Exactly.

4.2.2 milk float +59
Same. In the last place nobody could have told you if we had one.

4.2.3 north window +73
Four towns here as well. In one of them the clock had been stopped since the war and they were proud of it.

5 kite tail +4 agree 9
At my school everyone was always seven minutes early and we thought the rest of the country was rude.

5.1 chalk dust +27 agree 12
I taught there. You were not.

6 sharp pencil +4 agree 5
I should like to see the 38,400 broken down before anyone decides what the thing will say. Bearings for a clock of that size cost a few hundred. So thirty-eight thousand goes on crane, scaffolding, transport and somebody's opinion.

6.1 pocket watch +15 agree 16
I restore turret clocks, though not this one, so let me try. The bearings are plain bronze bushes and indeed cost little. But to reach them the going train and the striking train must both be taken apart, some 140 pieces, cleaned, measured, and put together again. The pivots will be worn where the bushes were, so each has to be turned down and polished. The escape wheel is probably scored. Then it must run for three weeks on the bench, because a clock which misbehaves sixty feet up costs you a second crane. Two people, nine weeks: call it 29,000. The crane is perhaps 4,500 for two days. What is left is insurance and the lorry. If anything the price seems low to me, and I'd ask what they mean to skip.

6.1.1 sharp pencil +41 agree 10
That is the first honest estimate I have read in this town, and it was free.

6.1.1.1 pocket watch +55 agree 3
Early, too.

6.1.1.2 second helping +59 agree 2
It's like reading a recipe by somebody who can cook.

6.1.1.3 mudlark +64
Could you send that to the council? It answers four of the seven questions on their list.

6.1.2 brass button +46 agree 1
Can it not be done up there?

6.1.2.1 pocket watch +61
The bushes could, by somebody with a great deal of patience. The pivots can't: one needs a lathe, and the lathe needs a floor which doesn't shake every quarter of an hour.

6.1.2.1.1 brass button +89 agree 2
The floor shakes because of the bell. Which would be off.

6.1.2.1.1.1 pocket watch +99 agree 5
The floor shakes because of the number 12.

6.1.2.1.1.1.1 back of the bus +122 agree 7
Sorry.

6.1.2.1.1.1.1.1 pocket watch +137
It's not you, it's the cobbles.

6.1.2.1.1.1.1.1.1 iron railing +160
The cobbles are on next year's list. I have been reading that sentence since I could read.

6.1.2.1.1.1.1.1.1.1 back of the bus +164 agree 1
I could take Chapel Street for nine weeks if anyone asked me.

6.1.2.1.1.1.1.1.1.1.1 pocket watch +188 agree 4
I think somebody just did.

6.1.2.1.1.1.1.1.1.2 sharp pencil +176
I looked: eleven lists. They were moved up once, in an election year, and down again after it.

6.1.2.1.1.1.1.1.2 high heels +166 agree 5
I have been saying this about the cobbles from the ground.

6.1.2.1.1.1.1.2 kite tail +175 agree 9
Don't be, the soup in our kitchen makes rings whenever you go by and the children stop quarrelling to look.

6.1.2.1.1.1.2 top deck +122
Can confirm, from above.

6.1.2.1.1.2 tin whistle +129 agree 2
The floor shakes *with* the bell. It's how I know it from the radio.

6.1.2.1.2 seven stone +92
How heavy is it all? If it's people you need for carrying, the rowing club has twelve who are looking for a reason to skip Thursday.

6.1.2.2 loose slate +69 agree 2
I do slates at that height with a helper and a flask. Anything that has to be level I do on the ground.

6.1.3 half a loaf +52 agree 1
"What they mean to skip." You'd say that about any price.

6.1.3.1 pocket watch +75 agree 2
Only about the low ones.

6.1.3.1.1 half a loaf +95
And about the high ones?

6.1.3.1.1.1 pocket watch +101 agree 6
About those I say nothing and send my card.

6.1.3.1.2 corner shop +101 agree 1
A greengrocer's answer. I mean it as praise.

6.1.3.2 brass button +79
He'd say it about any machine he respects, I think.

6.1.4 weir watcher +57 agree 2
That is more than anyone has ever told me about the sluice, which cost twenty times as much.

6.1.5 wooden horse +61 agree 1
"A clock which misbehaves sixty feet up costs you a second crane." My class has adopted this as a motto for homework.

6.2 third pew +17
It is in the annex, page 11.

6.2.1 sharp pencil +23
Annex page 11 is one line: "Restoration, as per offer." The offer is not attached.

6.2.1.1 millwright +38 agree 8
The newsroom asked for the offer this morning. When it comes we will put it up whole.

6.2.1.1.1 sharp pencil +43 agree 3
Thank you. I'll read it whole.

6.2.1.1.2 fog signal +50
I asked for an offer once. You may guess when I got it.

6.2.1.2 small print +42 agree 4
"As per" is where money goes to sleep.

6.2.2 ink stain +43
The annex has been printed with the fold on the wrong side so that one reads page 12 before page 11. I mention it because it explains a good deal about how it was discussed.

7 knife grinder +5
No.

8 salt and string +6
Has anyone found a grey mitten?

8.1 lost umbrella +13 agree 6
Where did you lose it?

8.1.1 salt and string +26
If I knew that.

8.1.1.1 lost umbrella +40 agree 9
I ask as one who has been in your position.

8.1.1.2 odd sock +60 agree 8
From experience: things that come in pairs aren't lost, they are meeting somebody.

9 north window +6 agree 3
Keep it.

10 iron railing +7
Right time, please. We are not in a fairy tale.

11 slow puncture +8 agree 2
I vote for the second dial. Then we can all be wrong in a new way.

11.1 quiet oar +91 agree 7
A man with two clocks is never sure. A town with two will have committees.

11.1.1 slow puncture +102
We've three councillors and three motions, so that's the committee.

11.1.2 one good ear +104
A town with two ears, likewise.

11.2 herring gull +91
And who pays for it?

11.2.1 slow puncture +109 agree 2
The small dial shows the small change.

11.2.2 rye bread +113
The market, you'll see. It's always the market.

12 tug of war +10 agree 1
Four generations at this address and not one of us has been on time for a wedding, including the two of us who were being married. I won't be told that the clock does anything.

13 cold tea +11 agree 4
My late husband set his watch by it and missed every train for forty years by being on the platform before it was built. I wouldn't have it touched.

13.1 marmalade hour +19 agree 3
I think I knew him! Grey hat, always the end of platform two?

13.1.1 cold tea +39 agree 5
Always. He said the end of the platform saw the train first.

13.1.1.1 marmalade hour +53 agree 14
He used to give me half his newspaper. The front half, as he'd had it already.

13.1.1.1.1 cold tea +70 agree 9
I have wondered for years who had the other half.

13.1.1.1.2 apron string +72 agree 3
I'm not crying, it's the onions.

13.1.2 dry dock +43 agree 2
I knew a man like that on the landing. He used to say that the boat does not leave, it is we who arrive too late.

14 the other twin +11
She says put it right, so I say keep it.

14.1 the tall one +87 agree 5
I'm the twin. I hadn't said anything yet.

14.1.1 the other twin +92 agree 8
I know you.

14.1.2 the tall order +100 agree 1
Are the twins one person? Asking for the list of speakers.

15 upper deck +14
👍 early clock

16 tin whistle +16 agree 11
I can't see the clock. I hear it. First the town hall, then, seven minutes later, St Bride's. Between the two I always know exactly where I am in the hour: if I have heard one and not yet the other, I'm in the gap, and it is time to put my coat on. Make them agree and I'll have one long noise at eight and nothing to tell me that it is coming. I don't think the council has ever thought of the gap as something that somebody uses.

16.1 bell rope +37 agree 14
I ring at St Bride's and have always thought of you lot as our warning. Never heard it said from the other side.

16.1.1 tin whistle +62 agree 5
You are very punctual, if I may say so.

16.1.1.1 bell rope +80 agree 6
It's a radio signal and a motor, I'm afraid. By hand we're dreadful.

16.1.1.1.1 tin whistle +85 agree 9
I can hear that on Sundays. It's the part I like.

16.1.1.1.2 third pew +110 agree 6
By hand you are not dreadful. You are human in eight parts.

16.1.1.2 church mouse +85 agree 1
He once missed it by a second and we heard about it all through Lent.

16.1.2 north window +67 agree 3
I've lived here for nine years, between the two, with perfectly good eyes, and never noticed that I do the very same thing: at the first I get up and at the second I'm out of the door.

16.2 night porter +41 agree 2
I have worked nights for twenty years and it is true: the gap is when I put the kettle on for the shift.

16.3 hard frost +41 agree 3
This ought to be read out at the meeting.

16.3.1 tin whistle +84
I'll come and read it out myself, if somebody tells me how many steps there are.

16.3.1.1 ninth step +100 agree 16
Fourteen outside, then a landing, then nine. On the ninth the edge is worn down in the middle; keep left. I'll be standing there.

16.3.1.1.1 tin whistle +102 agree 4
So that is your name.

16.3.1.1.1.1 ninth step +109 agree 7
I fell on it when I was six. It's the only thing I'm known for.

16.3.1.1.2 rusty hinge +108
The rail is loose on the right side as well. I'll go and fix it before the fourteenth.

16.3.1.2 cold tea +108
I'll be in the first row if you need a hand to find the microphone.

16.3.2 small print +84 agree 2
It can be. Any resident may speak for three minutes, and for five if somebody lends her two. I lend her my two.

16.4 ninth step +47
The kettle, yes. At the hospital the whole ward does it.

17 parsley +17 agree 2
Somebody should count how many of those who want it right own a watch worth more than my car.

18 false start +21
Whatever you do, do not do it on a Monday

19 mudlark +23 agree 3
There's a word for things like this: heritage. And there's a word for what it costs.

19.1 barge cat +24 agree 4
Also heritage.

19.2 sunday driver +28
And one for who pays: us.

20 damp match +26
Who even looks at it?

20.1 yellow oilskin +43 agree 6
Everyone on the boat, twice a day. You look up from the river and there it is.

20.1.1 damp match +47
Everyone on the boat looks at their phone.

20.1.1.1 yellow oilskin +124 agree 2
I steer it, so I should hope I am not.

20.1.1.1.1 dry dock +145 agree 8
I've seen her. She looks at the clock. Then she rings the bell. One minute to.

20.1.1.1.1.1 damp match +162
By the clock? So the ferry still runs on town time?

20.1.1.1.1.1.1 yellow oilskin +165 agree 5
By the clock minus seven. I do it without thinking. If you put it right I'll leave seven minutes too early for a month.

20.1.1.1.1.1.1.1 damp match +172 agree 1
You'd leave at seven minutes to, with nobody in it.

20.1.1.1.1.1.1.1.1 yellow oilskin +189 agree 4
There would be the thirty-one.

20.1.1.1.1.1.1.1.1.1 damp match +198 agree 8
All right. That gave me a shiver.

20.1.1.1.1.1.1.2 late ferry +177 agree 3
For that month I would simply be late. I have the name for it.

20.1.1.1.1.1.2 half a loaf +229 agree 1
Now I understand why the doors were shut in my face in March.

20.1.1.1.1.2 right bank +182
And then Osier Bank hears it, and forty people put down their cups.

20.1.1.1.2 paper boat +146 agree 2
We appreciate that, from the seats.

20.1.1.2 damson +125 agree 3
I don't. I look at the herons.

20.1.2 upper deck +68 agree 1
From the top of the 12 too, just before the bend. It is how I know whether to run.

21 north by west +28 agree 2
As a surveyor I work with wrong things all day: the datum is nineteen centimetres out, magnetic north wanders, the old parish map was drawn on a wet day. None of it matters so long as one knows by how much, and everybody uses the same. What would worry me is a clock that is sometimes seven minutes out and sometimes five. This one is the most trustworthy error in the whole valley and I'd hate to swap it for a truth that drifts.

22 winter coat +31 agree 2
The winding stair is 112 steps and Ida does it twice a week at seventy. I'd rather we put *her* right: a handrail, a lamp, a chair halfway.

22.1 north window +80 agree 7
A chair halfway would cost less than this discussion.

22.2 loose slate +81 agree 3
I've been up there. It isn't a stair, it is a ladder with ambitions.

22.2.1 winter coat +97
And carrying the oil.

22.2.2 pocket watch +119 agree 2
A ladder, I'm sorry to say, in the view of the insurers too.

22.3 apron string +83 agree 1
She's sixty-eight.

22.3.1 winter coat +85 agree 12
So she'll be seventy by the time we have agreed on the chair.

22.3.2 fourth from left +90 agree 1
She told me "past sixty", with a look.

23 hollow oak +38
*Tempus fugit*, as it says on my neighbour's sundial, which is also wrong.

23.1 long division +57 agree 4
A sundial is right. It is the rest of us who average.

23.1.1 hollow oak +65 agree 5
Not this one, he screwed it on facing the street so people could read it.

23.1.2 hard frost +123
Mine's right four times a year. I've marked the days on the wall.

24 quince jelly +38 agree 1
Early is a courtesy.

25 bent nail +43
My kitchen clock is four minutes fast, my car eleven, and the oven blinks. I've never been late and never been sure.

26 clean slate +50
Right time for me. New clock, new start.

27 crooked spoon +56
I moved here from the coast last year, and was early for my own job interview, which I took for nerves. Got the job. Keep it!

27.1 milk float +89 agree 4
They told me at my interview that only people from elsewhere come at the right time. I'd come at the right time.

27.1.1 crooked spoon +98
Did you get it?

27.1.1.1 milk float +119 agree 8
I got it. They needed somebody to answer the phone to outsiders.

27.1.2 false start +122
Same interview, same desk. I came early, they thought I was somebody else, and I've been in his job ever since.

28 grey heron +59 agree 18
I go by the fish.
`;
