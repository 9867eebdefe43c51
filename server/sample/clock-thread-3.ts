// Part 3 of 5 of the sample community's long thread, under the piece on the town hall clock.
// It never stands alone: the numbers run on from part to part, and town-clock.ts joins them.

export const clockThread3 = `53 the tall one +298 agree 2
I am the twin, and since I am being quoted: put it right.

53.1 the other twin +337 agree 9
Told you.

54 marmalade hour +308 agree 1
My vote is for the small dial. Put it on the shady side where nobody looks and both camps can say they won.

55 sour cherry +336 agree 1
When we lost our house in the flood the insurance asked me at what time the water came in. I said twenty past four. They asked how I knew, and I said that I'd heard the quarter and looked up. They sent a man who found that the official gauge had it at thirteen minutes past, and for five weeks I was a fraud. In the end it was a lady in their office, born at Osier Bank, who wrote one line in the file: "The claimant means town." So I owe that clock five weeks of misery and I still want it kept. Don't ask me to explain it, I've tried.

56 goose on the green +346
Put a cuckoo in it.

57 vicar of nowhere +359 agree 6
I have buried people in this town by both clocks. What they regret at the end has never once been a matter of seven minutes. It's always years.

57.1 cold tea +379 agree 8
Quite so. And yet I should have liked the seven.

57.2 dropped stitch +390 agree 3
That's going on the wall of the cellar.

58 high heels +386
Cobbles first. Then the clock. Then whatever you like.

58.1 iron railing +398 agree 2
Next year. It's on the list.

59 half moon +398
It's a *bell tower*. The clock was added later. Just saying.

60 wooden horse +410 agree 2
A question for people who know clocks: what happens to the hands during the nine weeks? Do they leave them at noon, or where they stop, or take them off? I find I mind about that more than about the motions.

60.1 pocket watch +467 agree 9
Usually they are set to twelve and pinned. But the owner may choose. When the one at the hospital was away they set it to ten past ten, as in the advertisements, because it looks cheerful.

60.1.1 wooden horse +508 agree 3
Not twelve, please. All through those weeks it would look as though something were about to happen.

60.1.1.1 candle end +517 agree 4
Six, then. At six nothing happens.

60.1.1.1.1 night porter +528 agree 2
At six I go home.

60.1.1.1.2 cheap seats +530
At six I open.

60.1.1.1.2.1 candle end +543 agree 11
I withdraw six. Is there any hour at which nothing happens to anybody here?

60.1.1.1.2.1.1 milk float +555 agree 4
Ten to three in the afternoon. I've looked into it.

60.1.1.1.2.1.1.1 hollow oak +582 agree 8
There's a poem with a church clock stopped at that hour. And honey.

60.1.1.1.2.1.1.1.1 milk float +602
I don't know the poem, I only know there's nobody about.

60.1.1.1.2.1.1.1.1.1 hollow oak +626 agree 6
That's the poem.

60.1.1.1.2.1.1.2 spare key +585 agree 2
There are four coaches at ten to three. You're thinking of November.

60.1.1.1.2.1.2 morning shift +566 agree 3
Twenty to five in the morning. But one would have to be up to know it.

60.1.1.1.2.2 pie crust +545
At six my oven comes on.

60.1.1.1.3 barge cat +533 agree 4
At six there is supper. Please be serious.

60.1.1.2 old penny +520 agree 2
In the square they already feel that at five to noon.

60.1.2 one good ear +508
The hospital one stood at ten past ten and people went into the wrong visiting hours for weeks. Take the hands off.

60.1.3 mudlark +523
The one at the old brewery was set to five for a whole winter and people did go home.

60.2 rusty hinge +467
They'll be on my bench, if I may say so. I have been asked to do the gilding. Come and look, second door past the fish market, knock hard.

60.2.1 wooden horse +478 agree 5
I will bring my class, if you really mean that. There are twenty-six of them.

60.2.1.1 rusty hinge +516 agree 7
Bring thirteen and then thirteen. The hands are only two metres long.

60.2.1.2 ninth step +520 agree 2
I will count them in and out.

60.2.2 lamp black +483 agree 2
May I come with the camera? I've only ever had it from below.

61 chess by post +430 agree 5
I have played one game against a man in Norway since 2009. We allow thirty days a move. From that distance this whole discussion is a rounding error.

61.1 long division +445 agree 4
To be exact: seven minutes in thirty days is 0.016 per cent.

61.1.1 chess by post +459 agree 7
Thank you. I'm losing.

62 fourth from left +444
> Mine has not gained a second since Easter.

Ida for mayor.

62.1 winter coat +462 agree 10
She'd never take it. Far too many stairs in the other direction.

62.2 bell rope +466 agree 3
Wait for the log. She has kept it by hand for twenty-two years and the worst month is nine seconds.

62.3 spare key +506
She has told me no twice already.

63 stray dog +467
woof

64 running stitch +483 agree 2
Here's an idea that costs nothing: set it right on the fourteenth of every month and early on all the other days. One day a month of plain truth, as in a good marriage.

65 deep end +509 agree 4
In the pool we have a big clock with one red hand which only counts seconds, and it's the only clock I have ever trusted. It doesn't say what time it is. It says how long you have been going. I'd hang that up.

65.1 seven stone +514 agree 3
Same. It never lies and never flatters.

65.2 barge cat +599
How long have we been going?

65.2.1 deep end +679 agree 8
Since 1908.

65.2.2 chess by post +679 agree 2
Longer than my game, shorter than it feels.

66 odd sock +533 agree 2
Is it possible that we have all been taking seven minutes off in the morning and never putting them back in the evening? Where do they go?

66.1 two left feet +555 agree 5
Into the queue at the post office.

66.2 quince jelly +559
Jam.

66.3 long division +561 agree 6
You put them back in the evening: everything closes early as well. The books balance. I've checked.

66.3.1 velvet curtain +585 agree 2
Not at the pub. The pub opens on town time and shuts on true.

66.3.1.1 copper kettle +591 agree 4
As the pub I decline to comment.

66.3.1.1.1 velvet curtain +593 agree 1
Seven minutes a night, six nights a week, since 1908. You owe somebody a building.

66.3.1.1.1.1 copper kettle +596 agree 9
We're standing in it.

66.3.1.1.2 third pew +599 agree 4
The wisest thing ever said at that bar, and from behind it.

66.3.1.2 cold tea +619
So that's where he was.

66.3.2 sharp pencil +586 agree 1
They balance to the minute but not in wages. I'd like to see the bakery's for October.

67 pea under the mattress +545
The BELL is the problem. Fifty metres from my bed. Eight strokes, ten strokes, twelve strokes, and then the other one seven minutes later in case you'd nodded off. Put it right and they'll both go off at once, that is at least one waking less. Or better, nine weeks of silence and then never again.

67.1 bell rope +554 agree 2
May I ask when you moved in?

67.1.1 pea under the mattress +581
Two years ago. And before anyone says it: yes, the bell was there. So was the asbestos.

67.1.1.1 third pew +630 agree 8
I was going to say it and now I can't.

67.1.1.2 garden gate +636 agree 3
That is unanswerable and I resent it.

67.1.1.3 morning shift +640 agree 1
I lived on that square for forty years and it has never once woken me. It did when it stopped: in '87, when the weights jammed, the whole square was up at two in the morning, in the street, in coats, asking each other what had happened.

67.1.1.3.1 pea under the mattress +661 agree 2
So you were used to it. People also get used to a stone in their shoe. I have a child of five months. Have you ever rocked a child to sleep at 21:50 *with a stopwatch*?

67.1.1.3.1.1 morning shift +663 agree 5
Three of them. I know. The middle one slept only when it rang.

67.1.1.3.1.1.1 pea under the mattress +668 agree 1
I'd trade.

67.1.1.3.1.1.1.1 morning shift +671 agree 11
I am at number nine, the door with the bicycle. I'm up at three in any case and do nothing useful until five. If you want two hours' sleep, knock.

67.1.1.3.1.1.1.1.1 pea under the mattress +689 agree 14
I don't know what to say. I came here for a fight.

67.1.1.3.1.1.1.1.1.1 morning shift +704 agree 6
You can have that too, after the coffee.

67.1.1.3.1.1.1.1.2 apron string +695 agree 9
This page is better than its reputation.

67.1.1.3.1.1.2 one good ear +676 agree 5
They know what they want. Mine slept to the washing machine and nothing else, and we washed clean things for a year.

67.1.1.3.1.2 milk float +668 agree 1
I pass your window at five. I've been going past on the grass since I saw the pram.

67.1.1.3.2 hard frost +662
It was '88. Otherwise exactly so.

67.1.1.3.3 hollow oak +662 agree 2
I remember the coats. My father had his on over nothing at all, which was how the street came to know about the tattoo.

67.1.2 blue enamel +585
That question again! I've been here for eighty-one years and I think that it's loud.

67.2 one good ear +557 agree 2
Half of them could be turned off at night with a lever. It's called a night silencer, most turret clocks have one. Ask the workshop.

67.2.1 pocket watch +569 agree 7
Right. And fitting it while it is in pieces costs next to nothing. From ten to six it would strike on felt.

67.2.1.1 pea under the mattress +577 agree 3
Is *anyone* moving that on the fourteenth? Because I'd come to that meeting with the pram.

67.2.1.1.1 long memory +588 agree 4
Nobody yet. Any resident can hand in an amendment by noon on the tenth, on one sheet, and it must be read out. Form 4B, from the porter.

67.2.1.1.1.1 small print +635 agree 2
One sheet, both sides, no annexes. I can help with the wording; I've written eleven of these and two were passed.

67.2.1.1.1.1.1 pea under the mattress +651 agree 4
What were the two?

67.2.1.1.1.1.1.1 small print +661 agree 9
A tree and a comma.

67.2.1.1.1.1.2 late ferry +655 agree 4
Two out of eleven is the best score I've heard of.

67.2.1.1.1.2 night porter +640
Noon by which clock?

67.2.1.1.1.2.1 long memory +735 agree 13
See *Tarrant v. Heirs of Booth*.

67.2.1.1.1.3 ink stain +646 agree 1
The porter is out of 4B. I've left six copies under the stone lion, on the dry side.

67.2.1.1.2 garden gate +593 agree 7
I'll come and hold the door for the pram.

67.2.1.2 sharp pencil +598 agree 2
"Next to nothing" in figures, please.

67.2.2 tin whistle +574 agree 3
Please don't silence it all night. For some of us it's the only way to know in the dark how much of the dark is left.

67.2.2.1 pea under the mattress +578 agree 1
Fair. Once an hour, softly, on felt? I could live with felt.

67.2.2.1.1 tin whistle +593 agree 6
I could live with felt. I may even prefer it.

67.2.2.1.2 rusty hinge +596
Felt, or leather. Leather lasts. I have some.

67.2.2.2 night porter +582 agree 5
Thank you for saying it. On the ward the ones who can't sleep count with it, and I've sat with some for whom it was the last thing that told them anything. I wouldn't want to be the person who says at four in the morning that it has been turned off for the convenience of those who can.

67.2.3 bell rope +575 agree 3
We've one at St Bride's and hardly anybody knows: from eleven to six the motor is simply told to leave it.

67.3 lost umbrella +594
Earplugs are two for the price of one at the chemist's, just saying.

67.3.1 pea under the mattress +617 agree 5
Do they come in five months?

67.3.2 second helping +617
The chemist shuts at six, town, which is how I come to have none.

67.4 gravel voice +595 agree 2
Here I'm with you entirely. Nobody needs a bell.

67.4.1 bell rope +598
Nobody needs gravel.

67.4.1.1 gravel voice +602 agree 6
That is what they said about the bypass, and then it snowed.

67.4.2 goose on the green +601
And nobody needs geese, I suppose.

68 salt and string +576 agree 12
The mitten has been found!!

68.1 lost umbrella +619 agree 7
WHERE

68.1.1 salt and string +643 agree 15
On the hand of the saint outside St Bride's. Somebody had put it there so that I would see it. It suits him, I nearly left it.

68.1.2 late ferry +646 agree 2
This is the best news of the month.

69 oat straw +583
Can't sleep, reading this, can hear it strike, will now be hearing it in D.

70 second helping +626
What does the clock in the canteen say? I go by that.

71 corner shop +628 agree 3
I open at seven, true. At 6:53 there's always the same gentleman outside, looking at my door, then up at the clock, then at my door. I could open. He could wait. We've been doing this for sixteen years and I think that we're both afraid of what would happen.

71.1 plum stone +647 agree 5
Open once. On his birthday.

71.1.1 corner shop +659
I don't know his birthday. I know that he takes the blue tobacco and no bag.

71.1.1.1 old penny +668 agree 16
It's the ninth of February.

71.1.1.1.1 corner shop +675 agree 8
Is this you?

71.1.1.1.1.1 old penny +689 agree 10
No bag, thank you.

71.1.1.1.2 night porter +680 agree 8
I put down my sandwich for this.

71.1.1.2 plum stone +677 agree 5
Sixteen years and you know the colour. Marriages have been built on less.

71.1.2 copper kettle +665 agree 3
We tried that here once and he came in, looked round, and has been sad ever since.

71.2 dropped stitch +652 agree 1
There's a whole novel in that and I'd read it.

72 sharp pencil +660
Still no offer attached. I look every morning.

73 tall ships +689 agree 1
I was harbour master at the sea locks for a while. We had a ball on a mast which dropped at noon, exactly, for the ships' chronometers, and was worked by a man called Eskil who drank. Ships from all over the world left with Eskil's noon. A good number of them arrived. I've never since been able to get worked up about minutes, but I always want to know who is holding the rope, and from all I read here you have got a good one.

74 yellow oilskin +721 agree 2
If they do set it right, can we have a month's notice at the landing? My hands know the old time better than I do.

74.1 late ferry +732 agree 4
Seconded, from the bench in the bow.

75 left bank +737 agree 1
Since nobody else will say it: this is what happens when one lets sentiment into the engine room. A clock is a machine. One keeps a machine right or turns it off. If you want to remember the thirty-one, put up a plaque with their names on it, which nobody in a hundred years has bothered to do, I notice, because a plaque would have meant finding out who they were.

75.1 right bank +746 agree 11
It pains me, but the plaque is a good idea.

75.1.1 left bank +750 agree 3
Are you ill?

75.1.1.1 right bank +760 agree 6
I must be, I'm agreeing with the hill.

75.1.2 small print +753 agree 1
Plaques need form 9, which has no sides at all. I'd gladly do it.

75.2 rope and tar +747 agree 10
I have nine of the names from my great-grandmother's prayer book. She wrote them on the inside of the cover under the heading "Wet".

75.2.1 long memory +753 agree 8
The wage book has all thirty-one. Between us we could do it this week. Wednesday, ten o'clock?

75.2.1.1 rope and tar +768 agree 2
Town or true?

75.2.1.1.1 long memory +792 agree 12
Town, under the circumstances.

75.2.1.2 kite tail +771 agree 3
May one come and read along? I think that I'm a Tarrant on my mother's side.

75.2.2 left bank +756 agree 4
I'll pay for the brass. On one condition: both banks' names in one list, by the alphabet.

75.2.2.1 right bank +759 agree 7
All thirty-one were ours. But by the alphabet, gladly.

75.2.2.2 rusty hinge +765 agree 4
I'll cut the letters for nothing if somebody else decides how to spell them.

75.2.3 ink stain +760 agree 4
"Wet." I am going to have to sit down.

75.3 pocket watch +761
> One keeps a machine right or turns it off.

It does keep right. It is regulated to nine seconds a month. It's only *set* ahead, as you'd set an alarm.

75.3.1 left bank +772
An alarm one can turn off.

75.3.1.1 pea under the mattress +780 agree 6
THANK you. One person in this town has understood the word "off".

75.3.1.2 quince jelly +824 agree 1
Not my husband's.

75.3.2 deep end +775
An alarm you know about doesn't wake you any less.

75.4 upper deck +763 agree 1
Sentiment in the engine room is how most boats get home, for what it's worth.

76 borrowed ladder +770
I have a ladder if that's any help with anything. It isn't mine.

76.1 small print +790 agree 7
Not another one.

76.2 rope and tar +794
Every ladder in this town has a history.

77 kite tail +780 agree 3
Someone asked what Vane looked like: there's a photograph on the back stairs of the town hall, third from the right, the only man not looking at the camera. He's looking at something above it. I leave you to guess.

77.1 fourth from left +793 agree 5
I have a theory that it was lunch.

77.2 spare key +817 agree 4
I've shown that photograph for ten years and never noticed. Thank you, I shall pretend I had.

78 paper hat +808
The *regatta* starts by it. Nobody tell the rowers, they think they're fast.

79 gingham +843 agree 2
Not reading 200 comments about a clock. (I've read 200 comments about a clock.)

80 blue enamel +876
Joy says early. Joy says this is not a discussion.

80.1 north window +932 agree 6
Then I don't see why we're still here.

80.2 half a loaf +935 agree 1
I'd like it put to Joy that it has two hundred entries.
`;
