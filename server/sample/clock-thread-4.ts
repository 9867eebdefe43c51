// Part 4 of 5 of the sample community's long thread, under the piece on the town hall clock.
// It never stands alone: the numbers run on from part to part, and town-clock.ts joins them.

export const clockThread4 = `81 paper boat +904 agree 6
I came here with my parents at eleven, without a word of the language. The first sentence I could say all by myself was what I heard everybody say on the square: *is that town or true?* I said it at the baker's, about bread. They still bring it up. If you take it away you'll have to give me another first sentence.

81.1 plain flour +910 agree 14
I was behind that counter. It was a very fair question, the loaf was from the day before.

82 bus to nowhere +923 agree 1
In my country the clocks are right and the trains are late. Here the trains are right and the clock is early. I know which is better for the nerves.

83 damson +948 agree 2
I don't live here any more and I miss it more than the river.

84 lindenblatt +976 agree 4
Meine Großmutter hat immer gesagt: Lieber sieben Minuten zu früh als ein Leben lang zu spät. She never saw Riverside but she'd have been at home here.

85 second post +1024 agree 2
In forty years of carrying letters in this town I've learned who wants to be told the truth and who wants to be looked after, and that it is never the people you'd think, and that most of them want the one on weekdays and the other on Sundays. I don't see how you can put that on a dial. But the man who set it ahead knew that it could be done *once*, for one kind of morning, for one kind of person, and he had the sense not to say any more about it than he had to. If I had a vote in that hall I'd vote to say as little as he did.

86 deep end +1049
Nine weeks off in spring and nobody will remember which it was.

87 orange peel +1074 agree 3
الساعة المبكرة لا تكذب، إنها تنصح. (The early clock does not lie, it gives advice. My father, over my shoulder.)

87.1 chalk dust +1098 agree 5
Please ask your father whether he would teach in the cellar on Thursdays.

88 wet wool +1104 agree 2
Whoever keeps putting leaflets for the right time under my wiper: I don't own the car.

89 iron railing +1154
A thing I have not seen said: the fire brigade logs by the right time, the police log by the right time, and for a good part of the last century the town hall logged by its own clock. My aunt was a clerk there, and she told me of an inquiry in which a man was seen in two places at once and it took until the afternoon of the second day for somebody to look out of the window.

90 fig and walnut +1190
Put it right, sell the seven minutes by auction, pay for the quay.

91 low water +1207 agree 3
Quay update: they came, they looked, they put up a ribbon.

91.1 fog signal +1217 agree 6
Found my letter. It will be nine years old on Friday.

92 tin soldier +1261
Correct it. My granddaughter learns to tell the time at school and then I have to tell her that the biggest clock she knows doesn't count. She asked me "Then what is it for?" and I had nothing ready. I have been thinking since Tuesday and I've still nothing ready, and I think a town ought to be able to answer a child of six.

92.1 kite tail +1335 agree 10
"It's for looking after people." I tried it on mine. She nodded and went on with her cereal.

92.1.1 tin soldier +1359 agree 4
Tried it. She asked which people.

93 snow in april +1288 agree 2
時計が七分早くても、川は急がない。 The clock may be seven minutes early, the river is in no hurry.

94 wild garlic +1312
Right is right.

95 brown paper +1357
Whatever you do please leave the pigeons their ledge

96 late ferry +1402 agree 8
I've read all of it now, from 1 to here, over three crossings. Two things strike me. Those who want it right have mostly been wronged by *something else* and can't get at it: the cobbles, the invoice, the quay. And those who want it kept are mostly afraid of something else and can't stop it. The clock is the only part of this that is in good order. It loses nine seconds in its worst month. I should like to see any of us do that.

96.1 quiet oar +1407 agree 9
Read out at breakfast here, to the end.

97 velvet curtain +1424
Eight o'clock, town: *The Long Way to the Island*. Seven minutes of curtain included.

98 plum stone +1483
For the small dial, but on the inside, for the clerks.

99 nine of clubs +1531 agree 2
I'll take bets. Right time 5 to 2, early evens, second dial 11 to 1, "referred back to committee" I'm no longer accepting money on.

99.1 out of tune +1537 agree 7
Put me down for "a fourth motion nobody has read".

100 gravel voice +1547 agree 3
Since I'm down as the ogre here, let me say what I mean, once. I've nothing against the old woman who swam the river, or the clerk. He saw thirty-one people who could not help themselves and did what he could. Good. But he did something *new*. We on the other hand are sitting in front of his old trick, telling each other how touching it is, and the bus from Osier Bank to the early shift was cut in the autumn and not one of the three motions mentions it. If Vane sat on this council he wouldn't be talking about the clock. He'd be looking for whatever it is that he had power over.

100.1 long memory +1549 agree 17
That is the best thing written here, and I include what I wrote myself.

100.2 back of the bus +1565 agree 11
I drove that one. It had nine people in it every morning, the same nine. I still see four of them on the bridge.

100.3 right bank +1574 agree 8
Who are you and what have you done with gravel?

100.3.1 gravel voice +1589 agree 5
I have a sister at Osier Bank. Don't spread it.

100.4 tin whistle +1593 agree 3
It can be asked for on form 4B as well. I'd give it my three minutes.

101 marktfrau +1602
Heute Markt, früh. Whoever comes at seven gets what's left.

102 ladybird +1658 agree 1
To all who write that they "don't even look at it": I stood on the corner today from half past seven until nine with my knitting and counted. 412 people crossed the square. 305 of them looked up, 61 looked at a telephone, 9 did both and walked a little faster, and one, with a red scarf, looked up and raised his hat. I'll do the evening tomorrow if it's dry. It is a very good place to knit.

103 half a loaf +1690
Changed my mind twice. Both times on the stairs.

104 reed and rush +1717
A practical note for the nine weeks: from the landing at Osier Bank you can just see the hospital clock if the poplars are bare. They won't be bare in May.

105 wishbone +1757 agree 1
My vote is early, my husband's is true, our dog goes out at ten to either.

106 glass eye +1804
<b>bold</b> of the council to ask us, and <i>italic</i> of us to answer.

106.1 two left feet +1879 agree 4
Did you mean for the angle brackets to show?

106.1.1 glass eye +1899 agree 6
I did not, but I have decided to stand by them.

107 long division +1873 agree 5
For the pedants (hello): how often do the two clocks agree? Never, both run. How often is the early one *right*? Never as well, which makes it worse than a stopped clock, which is right twice a day. I only point out that it's the one thing about it that we can be sure of, and that a stopped clock has never yet got anyone to work.

108 cloud nine +1928
Seven is a lovely number. Had it been six I'd say fix it.

109 rabbit hole +1969
Does anyone know if the council stream works on a phone? Last time it was just a picture of the ceiling.

109.1 empty chair +1979 agree 3
That was the meeting.

110 bell rope +1990 agree 2
If it is put right the two will strike on the same second, and I want people to know what that means. We tried it in '96 while yours was being regulated. Ours is in D. Yours is nearly in D. For twelve strokes at noon it sounded like a very large man falling down a very long stair with a tray, and dogs came.

110.1 stray dog +1994 agree 9
woof, but for once with reason

111 hedge school +2070
It was right for one night in 1945. They let it run true from eight till midnight, as a treat, my gran said, and everyone came out on the square to look at it being ordinary.

112 gooseberry fool +2078
I was against, then for, then I read about the mitten.

113 herring gull +2147
Rain at five. Bring the fish in. That's all.

114 windfall +2218
Never trust a clock you can't hear

115 moth and lamp +2258
To whoever wrote in chalk on the steps EARLY IS A FORM OF LOVE: it's spelled correctly and I didn't wash it off. Rain will.

115.1 candle end +2318 agree 5
I saw it, and stepped over it like everyone else.

115.2 herring gull +2322 agree 3
Rain did.

116 blue enamel +2273
I can hear this discussion through the wall.

117 walnut whip +2353 agree 1
In favour of the early clock, a list:

1. It has never hurt anyone.
2. It has been late for nothing.
3. It gives old people something to explain.
4. It gives young people something to know better.
5. There is no five, I had to run for the boat.

118 sunday driver +2388 agree 2
And a list against:

- It is wrong.
- See above.

119 right bank +2460
Has anybody asked the hospital what they'd like?

119.1 night porter +2469 agree 4
Felt, and keep it early, and a bus. In that order, I asked round on two shifts.

120 button box +2531 agree 1
For my part I'd give up the clock, both bells, and the ferry horn for one evening in which the motorcycles on Foundry Street are late.

121 brass button +2562 agree 3
To the lady who will do the study with the stopwatches: I've found my tables from the junction. Eleven weeks, every train, passengers counted at T minus seven, T minus three and at the bell, before and after. I kept them in case someone should ever ask. That was thirty-four years ago, and I do admit I'd begun to think that nobody would.

121.1 wooden horse +2575 agree 12
Twenty-six people are asking. Could you come on Monday? There is a chair, but it's small.

121.2 pea under the mattress +2586 agree 6
I came for the bell, and stayed for the man with the tables.

122 under the stairs +2604
Early please, I am late for everything, it's all I have.

123 crab apple +2700
Fine as it is. Fine if it's mended. Not fine: this scaffolding company again.

124 two pints +2735
I lived opposite for the year of the last scaffolding. A man ate his lunch on a level with my bathroom every day for five months. We never spoke. When he was gone I found I'd begun to have lunch at the same time as he did, and I still do.

124.1 lamp black +2745 agree 7
There should be a second plaque.

125 sixpence +2783
Right time. Sorry. Somebody had to go on being boring.

126 hard frost +2831 agree 4
On record, since people quote me: the gauge is read at nine, true. At nine, town, it would be 8:53 and the whole series since 1931 would be worth nothing. I love that clock, I look at it whenever I'm in town, and I wouldn't let it within a mile of my notebook. One can do both. I do not see why this is hard.

127 paraffin +2916 agree 1
What's Ashdown's second dial for? So that we can see how wrong we are?

128 blackthorn +2992 agree 1
I have a stall opposite, so here's what nobody puts into a motion. In the quarter of an hour before eight I sell forty rolls to people who think that they have no time, and then, when they have seen the church, they come back and buy a coffee, because they've found out they have. That's nearly a third of my morning. I'm not saying that a council should be guided by rolls. I'm saying that a town is made out of this kind of thing, and that if you put all of them right one after the other, each with a perfectly good reason, you'll wake up one morning in a junction.

129 mudlark +3003
Found on the foreshore below the crane this morning, where the wall came down: a brass disc with a hole in it, number 17, and on the back two letters, W and M. Could be a mill tally, could be a cloakroom. I've taken it to the archive in a sock.

129.1 long memory +3025 agree 11
It's a mill tally. Seventeen of the thirty-one is a woman by the name of Ada Finch, fined on the Tuesday. I have it here in front of me, next to the sock.

129.1.1 rope and tar +3067 agree 18
Finch was her name before she married. That's her.

129.1.1.1 candle end +3074 agree 8
The one who swam?

129.1.1.1.1 rope and tar +3077 agree 15
The one who swam.

129.1.1.1.1.1 late ferry +3095 agree 6
I shall be of no use at work today.

129.1.2 odd sock +3069 agree 5
Glad to have been of service.

130 bramble +3113 agree 1
Keep Ida. The rest is bearings.

131 dressing gown +3157 agree 2
It's two in the morning, or seven past, and I've just heard both. You're all asleep and you're all right, I mean *correct*, I mean I hope you are well.

132 marrow bone +3231
Only in this town.
`;
