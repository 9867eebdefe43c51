// Part 5 of 5 of the sample community's long thread, under the piece on the town hall clock.
// It never stands alone: the numbers run on from part to part, and town-clock.ts joins them.

export const clockThread5 = `133 millwright +3278 agree 14
The workshop's offer has arrived, whole, with its permission. In short:

\`\`\`
take down, crane, two days      4,600
going train, striking train    19,900
pivots, bushes, escape wheel    7,450
three weeks on the bench        2,100
transport and insurance         3,150
gilding of the hands            1,200
                               38,400
\`\`\`

The full text is [here](https://example.org/riverside/clock-offer). A night silencer isn't in it; we asked, and it would be 380 on top.

133.1 sharp pencil +3296 agree 16
It adds up. I've been through it twice and it adds up. I don't quite know what to do with my evening.

133.2 pocket watch +3371 agree 6
I was 400 under. It's a good offer and they skip nothing.

133.3 half a loaf +3373 agree 2
380 for felt?

133.3.1 pocket watch +3537 agree 8
For a lever that lifts a forty-kilo hammer off a bell every night at ten and puts it back every morning at six for the next hundred years. The felt is free.

133.3.2 pea under the mattress +3540 agree 5
I'll put in ten. If thirty-seven others do, it isn't even a motion.

133.3.2.1 corner shop +3549 agree 7
There's a jar on my counter from today. It has a picture of a pram on it, drawn by somebody who can't.

134 jam jar +3350
So 1,200 for the gold and 380 for sleep. Priorities!

134.1 rusty hinge +3369 agree 4
I'm the gold. It was to be 1,600, I've had the leaf lying about since the chapel.

135 upper deck +3430
Still early. 👍👍

136 seven stone +3472 agree 1
We ran our lap of the square tonight with one eye on it. Nobody was any faster than usual, but all of us had started early.

137 silver birch +3554 agree 2
I emigrated in 1961. In my kitchen, nine thousand miles from here, hangs a station clock from a sale, set to Riverside, town. My children think that it's a time zone. They are in their fifties, and I've never had the heart, or perhaps I've never seen the need. When one of them telephones she asks "and what is it at home?" and I look up and tell her, seven minutes and eleven hours ahead of where I sit. If your council decides for the truth I shall of course have to go up on the step stool, at eighty-eight, and tell two grown women that home has moved. I would not hold it against you. But I'd be obliged for a year and a day.

137.1 small print +3563 agree 11
Madam, you have it in law.

138 flat iron +3604 agree 2
I am a lawyer, and I have now read *Tarrant v. Heirs of Booth*, for which I blame this page. It holds what our friend said. But there's a second half that nobody mentions: the judge says that the town's noon binds "so long as it be known and constant", and that if the corporation should ever alter it, it must give public notice of a year and a day. A year and a day! From the fourteenth! Does Councillor Brandt know this?

138.1 small print +3632 agree 13
I had hoped that somebody would read the second half. I've been holding my breath since Tuesday.

138.2 gravel voice +3636 agree 2
So it can't be done at all in April.

138.2.1 flat iron +3641 agree 4
It can be stopped in April. It can't be started as anything but early until a year later, and a day.

138.2.1.1 barge cat +3644 agree 10
And the day is for the cat.

139 nutmeg +3696
Does that mean that we have all been arguing about something the law had already decided?

139.1 third pew +3704 agree 9
Welcome to Riverside.

140 high heels +3785
Went to the square, looked up, twisted my ankle. *Cobbles.*

141 third shelf +3820 agree 3
The library has put the minute of 1908, the wage book, the case of the horse and a chair in the front hall until the fourteenth. The chair is so that people stop reading standing up on the stairs. Someone has already left a prayer book there under glass, with a note, "on loan, the family". We shall stay open until eight, and as we have been asked: true. The lights go out by themselves and don't know about Vane.

142 fourth from left +3899
Brandt has asked for the floor on Monday. That's new.

143 tin roof +3979
Read it all. Voting for the mitten.

144 open sesame +4047
My door opens at 6:53 and I'm a dentist. Nobody comes, but it's a principle.

145 apron string +4103
Mother has now read this too. She wishes it to be known that she was not "putting out a fire". She was early.

145.1 lamp black +4114 agree 6
Please give her my regards, I have a print for her.

146 kettle drum +4220 agree 1
Is it just me or is the hour hand also a bit off

146.1 pocket watch +4227 agree 2
It's not you. There's play of half a degree in the motion work. It is line two of the offer.

147 dandelion +4260 agree 2
Writing from the far end of the country, where a cousin sent me this. I've never been to your town and can't say that I have any right to a view. But I've read of the swim, the nurse, the horse, the pram and the grey hat, and I am sitting in a kitchen in front of a clock on the oven which blinks, because since the power cut in November I haven't cared enough to set it. I got up just now and set it. I've put it seven minutes early. I don't know what I expect to happen, but I thought that somebody over there ought to be told.

147.1 late ferry +4270 agree 11
You've every right. Come in spring, and don't hurry.

147.2 cold tea +4276 agree 13
There's half a newspaper for you here.

148 rye bread +4367 agree 1
Sold out by 6:58, true. A record. They came to see the clock, they said, while it's still wrong.

149 lost umbrella +4440 agree 3
For completeness: black, wooden handle, a bit of blue tape. Left on the 12 or possibly in 2016.

149.1 back of the bus +4458 agree 12
It's been on the hook behind my seat for as long as I've had the bus. I thought it came with it.

150 flint +4519
Enough now. Vote.

151 fishwife in good standing +4609 agree 2
We were here in 1640. There was no clock. We sold the fish when it was fresh and went home when it was gone.

152 tea towel +4660 agree 1
Somebody ought to say thank you to the clerk of today as well. She has had four hundred letters about this, and answers each by hand, in two lines, and I've compared mine with my neighbours': no two are alike. Mine says that she read it on the stairs and sat down. My neighbour's, who'd written rather a rude one, says "Noted, and understood, and I too am cross on Mondays." If there's any Vane in that building now I think we know on which floor.

153 garden gate +4744
I've written my letter to the council. It took me four drafts, of which the first was angry, the second was long, the third was about my father, and the fourth says: *Please leave it early, put felt on the bell, and see to the bus.* I recommend the order.

154 unbuttoned +4815
Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is, my uncle claims, who wound the clock in *his* town, and it was late.

154.1 lindenblatt +4827 agree 5
It'd have been quicker to wind it than to say so.

155 spoon and bowl +4916
Early for me. I work at the school kitchen, we serve at noon by the hatch and the hatch goes by the square, and three hundred hungry children can hear a bell as well as anyone.

156 crossed wires +5007 agree 2
If anyone wants the time itself, true, without a tower, open a terminal and type \`date\`. I've been typing \`date -d '+7 minutes'\` ever since I moved away, and until this thread I'd never told a soul.

157 loose slate +5071 agree 2
Was up there today with Ida and the man from the workshop, to look at the roof over the movement. It's sound. On the inside of the door there are pencil marks, a row for each keeper since 1908: the date, the error in seconds, and every time, at the end of the row, a seven with a ring round it. Eleven handwritings. Nobody ever told them to write the seven, I asked. They simply all did. I thought those of you who can't do the ladder would want to know that it's there.

157.1 winter coat +5078 agree 8
Thank you for going up for us. How were the stairs?

157.1.1 loose slate +5081 agree 6
There's a chair. Halfway. It has a ribbon on it and no card.

157.1.1.1 north window +5088 agree 4
I couldn't possibly say.

158 threadbare +5163
Can't we have it early in winter and right in summer? Like coats.

159 pigeon post +5271
🕊️ says: the ledge, please, remember the ledge

160 salt marsh +5357
Never been so well informed about something so small. Thanks, all.

161 twelve noon +5376 agree 1
As a matter of self-interest I'm for the right time. As a matter of Riverside I'm at 11:53 and content.

162 left bank +5508 agree 5
Plaque: all thirty-one names found, checked by two people from each bank, spelled as they spelled themselves. It will say *They were in good time*, if the family agrees to the plural.

162.1 rope and tar +5516 agree 16
The family agrees to the plural.

163 quince jelly +5616
I'm making something with seven minutes in it. It sets better.

164 bootlace +5711
First-time writer. I'm sixteen, so no vote. We'd all be at the bus stop too early and then stand about and talk, and it's where I've had every good conversation of my life so far. If you make it right we will get there just as it leaves. I don't think grown-ups see that from up there in the tower, or wherever it is you look from.

164.1 vicar of nowhere +5730 agree 9
From nowhere much higher than your bus stop. Keep writing.

165 penny whistle +5743
No relation to tin. Keep it early.

165.1 tin whistle +5772 agree 5
A cousin at most.

166 copper kettle +5853 agree 3
Free half for anyone who was on the winning side, on the fourteenth, after the vote. Free half for anyone who was on the losing one. Closing time as usual, true, so you will all have seven minutes more of it than you deserve.

167 broad beans +5968 agree 1
My allotment is exactly half-way between the two towers, and in a west wind one hears the hall first, and then the church, and in an east wind it's the other way about *even though it can't be*, and old Renn, who had the plot before me, planted by it: beans when the church came first, onions when it didn't. I've kept it up for nine years. I know that it's nonsense. They're very good onions.

168 wicker chair +6075 agree 4
I'm the man who mended chairs by the fish market, and I hear I am thought to have gone. I've moved, two doors up. If yours is the one with the blue seat, it has been ready since the autumn, and I too am sorry about the card in the window, which blew away.

168.1 salt and string +6155 agree 14
Is it me? It's me. A mitten and a chair in one week.

169 bitter lemon +6108
Not everything old is good. The old drains, for instance. I say this as someone who stood in them up to the knee while the square discussed the time, and I'd give the whole tower, the bell and both the dials for one pump that is younger than I am.

169.1 blue enamel +6136 agree 7
Joy says which street, and have you got stairs.

170 sleeping partner +6262
My firm made the hands in 1908; we still have the drawing. The clerk's order says two hands, gilt, "and no apology".

171 magpie +6359
One for sorrow, two for the dial

172 first frost +6417 agree 1
A thought for the fourteenth: for nine weeks there will be no bell, no hands and nothing to be early by, and I suspect that we shall find out then who needed it, which is more than we'll find out here. Why not decide afterwards? Take it down, mend it, listen to the quiet, and vote the week before it goes back up.

172.1 small print +6450 agree 8
That's the first amendment in thirty years that I wish I had written.

172.2 sharp pencil +6454 agree 3
It costs nothing, too. Seconded.

172.3 gravel voice +6457 agree 4
Thirded, with the bus.

173 wet paint +6523
Do not lean on the railings by the crane. That's all. Guess how I know.

174 dropped stitch +6655
Clear tonight. If you stand by the fountain at ten, true, Jupiter sits exactly on the tip of the minute hand. In seven minutes it'll have moved on, so here, for once, early is better.

175 last orders +6674
Time, please.

176 velvet glove +6834
I am Brandt's neighbour, and I'll only say that there has been a light on in his study until two, that he came over this morning to borrow the *third* volume of the county reports, and that he was whistling.

177 white gravel path +6916
still no cuckoo then

178 millwright +7030 agree 15
Sixteen residents have put their names down for Monday, from both banks, and the clerk has moved the meeting to the big hall. For those who have asked: it begins at seven. She was asked which seven. She looked out of the window for a while, and said that the doors would be open from 6:53.
`;
