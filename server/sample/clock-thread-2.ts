// Part 2 of 5 of the sample community's long thread, under the piece on the town hall clock.
// It never stands alone: the numbers run on from part to part, and town-clock.ts joins them.

export const clockThread2 = `29 half a loaf +61 agree 13
Name one thing in this town, apart from the ferry, that happens at the time it is supposed to. I'll wait.

29.1 blue enamel +65 agree 15
Joy. She said nine and it was nine, with the pump, in the rain.

29.2 plain flour +82 agree 9
Bread. The oven opens at 5:40 and has never cared what the clock says.

29.3 herring gull +174
High water.

29.4 third pew +175 agree 6
Funerals.

29.5 church mouse +176 agree 4
Not funerals, with respect to the pew in front of me. My uncle's began when the cousins had finished arguing.

29.6 kite tail +182 agree 3
The swifts, second of May, three years running.

29.7 bell rope +184
The eight o'clock bell.

29.7.1 third pew +199 agree 5
The eight o'clock bell is a motor.

29.8 old penny +185
The tax office, when it wants something.

29.9 back of the bus +191 agree 7
The 12 is on time. It just isn't always on the same time.

29.10 top deck +197 agree 2
The 12, on Tuesdays, when Femi drives.

29.10.1 back of the bus +203 agree 10
Thank you.

29.11 garden gate +203
My neighbour's leaf blower. Eight on the dot, Saturday, true.

29.12 loose slate +208 agree 4
Rain, on the day I take the old slates off.

29.13 tin whistle +212
The hat. It goes round at ten whether we've finished or not.

29.14 milk float +214 agree 3
Me. Has nobody noticed? I've been at your door at the same minute since the spring of the big flood, and in the week of the flood I came by boat.

29.14.1 north window +251 agree 8
We noticed. We just thought you were the weather.

29.15 chalk dust +217 agree 2
The bell at the end of a lesson. The one at the beginning is regarded as an opinion.

29.16 cold tea +219
Four o'clock.

29.17 borrowed ladder +225 agree 5
I return things on time. People never expect it, considering.

29.18 hard frost +226 agree 6
The reading of the rain gauge, nine sharp, true. You are welcome to come and watch, it takes eleven seconds.

29.19 paper boat +231
Spring tide, school holidays, your own birthday.

29.20 gravel voice +237
Nothing. That is my argument.

29.21 one good ear +242 agree 11
The nurse who comes to my mother. I have never told her how much hangs on it.

29.22 rye bread +244
Market. The ropes come off when the town hall strikes seven, so in truth it's 6:53, and the wholesalers from down the valley always get there as we are selling out.

29.22.1 half a loaf +251 agree 3
That is one up to the early clock, and I say so against my interest.

29.23 fog signal +247 agree 4
The letters page. Mine appear nine years later, regular as anything.

29.24 plum stone +251
The last swim of the year: we go in at noon on the first of November, and nobody has ever asked to be late for it in the right direction.

29.25 dropped stitch +253 agree 3
Venus. I admit that she isn't a ratepayer.

29.26 goose on the green +255 agree 6
Geese. You may set your watch by what we think of you.

29.27 seven stone +256
The gym. It closes to the second, lights off, people still on the ropes.

29.28 night porter +259 agree 2
The 03:10 goods train. I wave. He has never waved back but he has, twice, whistled.

29.29 copper kettle +265
The school concert started on time once and there was an inquiry.

29.30 rusty hinge +269
Bin day. It's what's in the bin lorry that is never on time: the crew.

29.31 small print +269 agree 5
Deadlines for objections. Those are kept with a devotion bordering on love.

29.32 apron string +270
My mother-in-law. Early is on time, she says, on time is late. I think she wound that clock as a girl.

29.33 sharp pencil +271 agree 1
Interest.

29.34 barge cat +274 agree 12
Supper.

30 mustard seed +70 agree 3
My father wound it before Ida, from 1969, every Tuesday and Friday, and I went up with him from the age of five to hold the lamp. He did one thing which isn't in any log, because I kept quiet about it until now. On the night before the grammar school examination he put it forward by another three minutes, so that nobody would be late for it, and on the night after it he took them off again. He did that for eleven years. I asked him once whether it was allowed. He said, "Vane did seven without asking, so I reckon that I have three." He sat that examination himself in his day, and was shut out, by two minutes. He never told me so; I had it from my aunt. I would like it kept early, please, and if it can't be, then I'd like people to know about the three.

30.1 chalk dust +86 agree 14
I sat it in 1974. I came in last, and they were just closing the doors.

30.2 pocket watch +92 agree 7
It fits: there are three minutes in the log that nobody could ever explain, every spring, in pencil and rubbed out.

31 cheap seats +77 agree 3
We start the film at eight, town. Always have. For seven minutes we show the curtain and the regulars think it's part of the picture.

31.1 velvet curtain +82 agree 7
It is part of the picture.

32 broken string +82
no strong feelings, just here for the comments

33 reed and rush +91 agree 2
From Osier Bank one sees the clock and not the church. If it is put right we are the ones who lose something, since you lot can always look at the other one.

33.1 left bank +131 agree 4
Here we go. Osier Bank would like a say in what hangs on our town hall.

33.1.1 right bank +139 agree 9
*Our* town hall. We pay the same rates, get the same bins and elect four of the nineteen. Ask your precious clerk whose legs he was saving: all thirty-one lived over here. There would not be an early clock without our side of the river. There wouldn't have been a mill either.

33.1.1.1 left bank +155 agree 2
The mill stands on the left bank, last time I looked.

33.1.1.1.1 right bank +189 agree 8
The mill stands there. The millers slept here.

33.1.1.1.1.1 left bank +199
Where it's cheap.

33.1.1.1.1.1.1 right bank +209 agree 5
Where it floods. That's what makes it cheap. You should try it, it does wonders for the character.

33.1.1.1.1.1.1.1 left bank +214
My character is on a hill and perfectly dry, thank you.

33.1.1.1.1.1.1.1.1 wet wool +229 agree 11
We can tell.

33.1.1.1.1.1.1.1.1.1 left bank +267 agree 4
Walked into that.

33.1.1.1.1.1.1.1.2 loose slate +229 agree 3
I've been on your roof. Not perfectly.

33.1.1.1.1.1.1.2 copper kettle +254 agree 2
Floods do wonders for the cellar too. We found a pike in ours.

33.1.1.1.1.1.2 empty chair +267
It is not cheap any more. Two rooms by the landing now go for what my parents paid for a house, a boat and the wall between them.

33.1.1.1.1.2 crooked spoon +202 agree 1
I have been here for a year and had no idea that there were sides.

33.1.1.1.1.2.1 the tall one +210 agree 6
Nobody has until they say where they live.

33.1.1.1.1.2.2 grey heron +213 agree 9
There's a middle.

33.1.1.1.1.2.3 marmalade hour +219 agree 2
It isn't sides really. It's more like cousins at a wedding.

33.1.1.1.1.3 rope and tar +203 agree 3
And were fished out on whichever side was nearer.

33.1.1.1.2 weir watcher +195
Half of the wheelhouse stands on the island, so it's both. Sorry, I know it's not the point.

33.1.1.1.3 mudlark +201 agree 1
On the left bank of which arm? When it was built there were three.

33.1.1.1.4 grey heron +202 agree 5
I have stood there. It stands in the river.

33.1.1.2 eel pie +155 agree 2
Three of the nineteen. The fourth moved to the hill in June.

33.1.1.2.1 right bank +158 agree 3
Then we are owed one, along with a cash machine.

33.1.1.2.2 ink stain +172
She still has her post sent to her sister's at Osier Bank, so opinions differ.

33.1.1.3 ox bow +155
The rates are not the same. Osier Bank gets the flood discount.

33.1.1.3.1 right bank +168 agree 6
We get the flood. The discount is eleven a year. I'll swap.

33.1.1.3.1.1 ox bow +181 agree 2
I take it back. Eleven is an insult, not a discount.

33.1.1.3.2 reed and rush +191 agree 1
And one has to apply for it, at the town hall, during a flood.

33.1.1.4 sharp pencil +157 agree 3
Small correction on the bins. Osier Bank is emptied every second week and pays as for every week, so you're underselling it.

33.1.2 late ferry +144 agree 5
I cross twice a day and must say that from the boat it is just one town with a wet bit.

33.1.2.1 dry dock +150
It's "a wet bit" until you have to reverse into it.

33.1.2.2 yellow oilskin +154 agree 4
Confirmed by the other end of the boat.

33.1.3 corner shop +146 agree 2
"Our" town hall leaks on everyone alike.

33.2 empty chair +132
Could Osier Bank not have its own clock? Something small, by the landing.

33.2.1 right bank +138 agree 7
We've asked since 1974.

33.2.1.1 empty chair +146
What did they say?

33.2.1.1.1 right bank +150 agree 13
That we can see theirs.

33.2.1.2 long memory +157 agree 4
1971. The first letter is in the file, it has a little drawing of where the clock should go. With a heron for scale.

33.2.2 out of tune +138
With a bell, please, or people will think it's a thermometer.

34 three spoons +98
Do the hands glow? They ought to glow.

35 brass button +101
I was a station master for eleven years and I will tell you what an early clock does. The first week it brings everyone in early. The second week they know. By the third they add it up in their heads, *it says eight so it is seven minutes to*, and come exactly as late as before, only now they can do sums. We had one at the junction, and took it down, and nothing changed except that the sums stopped.

35.1 two left feet +128 agree 6
This is the only argument so far that I can't laugh off.

35.1.1 barge cat +138 agree 3
Give me seven minutes.

35.1.2 cheap seats +138 agree 1
I laughed, but nervously.

35.2 kite tail +133 agree 4
But we *don't* add it up. I have looked at it every day of my life, I know perfectly well what it does, and my feet still go faster.

35.2.1 long division +142 agree 2
Same with prices that end in 99. Everyone knows. The feet go anyway.

35.2.2 brass button +152
Your feet might. The junction's did not.

35.2.2.1 kite tail +177 agree 3
With respect, nobody has ever hurried to the junction.

35.2.2.1.1 brass button +181 agree 9
As the man who swept it, I can't contradict you.

35.2.2.1.2 the tall one +200 agree 2
I have, for the pies.

35.2.2.2 north window +179
A junction has no square. It's not the clock alone, it's being seen by everybody else who has just looked at it.

35.2.3 pea under the mattress +168
My feet go slower, out of spite.

35.3 mudlark +136
Is there any actual study of this?

35.3.1 long division +148 agree 3
Not of town clocks that I can find. Of alarm clocks, one, thirty people: those who set them ahead got up on average two minutes sooner and were noticeably more pleased with themselves.

35.3.1.1 mudlark +161 agree 5
So it makes you smug, by two minutes.

35.3.1.2 one good ear +165
Thirty people is not a study, it's a dinner.

35.3.1.3 goose on the green +169
Noticeably more pleased with themselves describes this town rather well.

35.3.2 wooden horse +157 agree 2
We could do one. I've twenty-six children with stopwatches and no shame whatever: half of them stand by the clock and half by the crane, and they count who walks faster before eight. Two weeks in April before it comes down and two after. Then at last there'd be a number in this.

35.3.3 old penny +159
There must be, they've studied everything else about us.

35.4 quarter past +238 agree 2
As my name says I have never once been rescued by it. I'm exactly as late as I would be elsewhere, but here I feel it longer.

36 rye bread +112 agree 2
Early clock, early market, early fish. Touch one and you touch all.

37 dry dock +116 agree 1
Put it right and then everyone blames the ferry for leaving early. You watch.

38 fair copy +129 agree 1
I have read both motions and the amendment with a pencil, which is my trade. Brandt's has one error, Oyelaran's has two, and Ashdown's contains a sentence without a verb that has been seconded by three people. Whatever time we end up with, could it please be in grammar? "The dial smaller, right, and visible from all" is a wish, not an amendment.

39 gingham +134
Keep

40 lamp black +142 agree 4
I am the photographer who does the weddings on the steps. Bride's mother looks up at the clock, panics, everyone is in place with seven minutes to spare and I get the light. I have built a career on that dial. Nobody has ever asked me what I think about municipal honesty, and I hope nobody will.

40.1 apron string +153 agree 3
You did mine. My mother has still not forgiven the clock.

40.1.1 lamp black +176 agree 5
She is magnificent in the pictures. Like someone putting out a fire.

40.1.2 gingham +182 agree 3
She ran past my window that day with one shoe on. I have wondered ever since.

40.2 iron railing +154
What do you do when they're on time?

40.2.1 lamp black +162 agree 8
I do not know, it has not happened.

40.2.2 bell rope +183 agree 3
It happened in 1996. The organist had not arrived and we rang for forty minutes.

41 copper kettle +151
The real scandal is the price of coffee on that square.

42 loaf tin +168
Early clock = early bread = me out of bed at three. Think of the bakers.

43 sunday driver +176 agree 3
Of course the same people who want to shut the river road now want to hang a lie over the town and call it charm. First you can't drive, then you can't tell the time. Next they will turn the signposts round because somebody's grandmother preferred it.

43.1 garden gate +185 agree 7
It was hung there in 1908. They'd need to have started early.

43.1.1 third pew +199 agree 12
Seven minutes early.

43.1.2 green door +206 agree 2
They probably had the same argument.

43.2 top deck +185 agree 1
The motion to put it right comes from Brandt, who has spoken *against* shutting the road. The motion to keep it comes from Oyelaran, who has spoken against it too. "The same people" are not the same people.

43.2.1 sunday driver +196
They are all the same people.

43.2.1.1 top deck +198 agree 4
Then they'll have an easy vote.

43.2.1.2 wet wool +202
Nineteen of them, and not one can agree with himself for an hour. I've sat in the gallery. I wish they were the same people.

43.2.1.2.1 empty chair +213 agree 3
I've sat in the gallery too, you hummed.

43.2.1.2.1.1 wet wool +232 agree 5
It helps.

43.2.1.2.1.2 tin whistle +235 agree 5
In F, mostly.

43.2.1.2.2 milk float +217 agree 1
Eighteen. One is on the bus to his mother's on the first Monday of each month and nobody has ever noticed how that one falls.

43.2.1.3 eel pie +206 agree 3
There's some truth in it, six of them are cousins.

43.2.2 slow puncture +238
You've brought a list to a shouting match. I admire it.

43.3 plain flour +219
The signposts are turned round every regatta. It's the rowers.

44 ink stain +183 agree 3
Whatever they decide I would like the *minute* to be as good as Vane's. It has been a hundred years and we are still quoting one clause. What will they quote of ours, "resolved as per annex"?

44.1 small print +187 agree 6
"That the clock be returned to the truth, with thanks for its long absence."

44.1.1 ink stain +199 agree 8
You're hired.

44.1.2 vicar of nowhere +215 agree 2
May I use that for something else?

44.2 candle end +206 agree 5
"That it stay where it is, so that we need not."

44.2.1 ink stain +215
Better than the question deserves.

44.2.2 chalk dust +215 agree 1
Full marks for the comma.

44.3 out of tune +212
"That everybody calm down."

45 pie crust +192
Why is this news?

45.1 broken string +210 agree 4
Because nobody got hurt and everyone has a view. Best kind.

45.2 dry dock +212 agree 1
It'll be old news in seven minutes.

46 magnolia +208
I'd like to remind everyone that in 1983 we argued for a year about the colour of the fountain, and that it's grey.

47 low water +214
Wrong. Right. Who cares. The quay wall is coming down.

47.1 reed and rush +228 agree 3
Actually coming down, or the usual?

47.1.1 low water +266 agree 5
A piece as long as a door went in on Monday night, just above the crane. I rang. They said that it is in the plan for the year after next.

47.1.1.1 millwright +274 agree 9
Could you send the desk a picture, or the exact spot? We'll ask tomorrow.

47.1.1.1.1 low water +276
Sent. With a shoe for scale.

47.1.1.1.1.1 millwright +287 agree 2
Received, shoe and all.

47.1.1.1.2 small print +302
If it is above the crane it's the port's, not the council's. Send it to both, or each will send you to the other.

47.1.1.2 fog signal +277 agree 6
I wrote to them about that very stretch. Photograph, tape measure and all. I shall look up when it was.

47.1.2 salt and string +271 agree 2
The usual looks just like it for the first nine years.

48 seven stone +234
As a runner: start line is under the clock, gun goes by the referee's watch, and every single year somebody's aunt tells us that we false-started.

48.1 false start +237 agree 10
I have been blamed for a great deal.

49 long umbrella +244
Early. Because I like it. Is that allowed?

49.1 candle end +249 agree 3
It's the best reason on this page.

49.2 barge cat +256 agree 3
I have been using it for years.

50 beeswax +261 agree 2
Nobody's mentioned that the case is oak, and that it hasn't been waxed since the jubilee. You are all quarrelling about what the face says while the back is drying out. If it comes down for nine weeks I'd do the whole case for the price of the wax, provided somebody holds the ladder, and provided that it is *not* the ladder with the history.

51 bad penny +271
Both. Even days right, odd days early. I'll get my coat.

52 quiet oar +290 agree 5
I read all of this on the first boat. For the record the sun came up at the right time over the wrong clock, and it looked like a draw.
`;
