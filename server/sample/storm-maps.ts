// A sample explainer whose discussion is in slow mode: four maps, told in words.
// It never reports on real weather: the storms, the figures and the valley are invented.

import type { SampleArticle } from './sample-article.ts';

export const stormMaps: SampleArticle = {
  headline: 'A season of storms, in four maps',
  deck: 'Seven storms came up the valley between October and January. Where they went, and why there.',
  byline: 'Data desk',
  sources: [
    { name: 'Gauges of the river board', url: 'https://example.org/wend/gauges' },
    { name: 'Call log of the fire brigade' },
    { name: "Readers' reports, collected by this paper" },
  ],
  publishedMinutesAgo: 13_020,
  mode: 'slow',
  slowSeconds: 120,
  body: `Seven storms with names, and one that was over before anybody had christened it: that was the season. We have put what we know of them on four maps of the same piece of country, from the springs of the Wend down to the sea locks, and for those who read this on a small screen, or have it read to them, here is what each one shows.

## Map one: where the rain fell

*Blue, darker for wetter. October to January, all storms added up.*

The darkest blue is not over the town. It lies in a narrow band on the western side of the ridge, where the wet air is first lifted, and it is so narrow that two gauges five kilometres apart differ by half: 911 millimetres at Scar Farm, 466 at the reservoir behind it. Riverside itself is pale. What came through our streets had fallen on people who stayed dry-shod.

*Source: gauges of the river board*

## Map two: where the wind blew

*Arrows, longer for stronger. The highest gust at each place.*

On the plain the arrows are long and all alike, and point east. In the valley they do something stranger. At the narrows by Foundry Bridge they bunch together, grow by a third and turn north with the river: a wind that is 70 kilometres an hour on the hill arrives on the quay at 95. The bridge was rebuilt in 1931 with a solid parapet, and the parapet, it seems, is a nozzle. The longest arrow of the whole winter stands in the middle of the fish market, which anyone who sells fish there could have told us.

*Source: gauges of the river board*

## Map three: how high the river came

*A line along the bank, thicker where the water stood higher above the quay.*

| Storm | Peak at Mill Stairs | Hours above the quay |
|---|---|---|
| Anselm | 0.4 m | 5 |
| Birgit | none | 0 |
| Corin | 0.9 m | 14 |
| Dagny | 0.2 m | 3 |
| Elias | 1.3 m | 31 |
| Frida | 0.7 m | 12 |
| Gwil | 0.1 m | 1 |

The line is thick below the weir and thin above it. That is new. Until the sluice was mended the two were alike; now the gates hold back a hand's breadth more, for about six hours, and then have to let it go. So Osier Bank was flooded less often this winter than in any of the last ten, and twice as long.

*Source: gauges of the river board*

## Map four: who called for help

*One dot for each call to the fire brigade, and one ring for each report that you sent us.*

If trouble followed water, this map would look like the third. It does not. The dots lie thickest in the streets behind the station, well above any flood, where the cellars are deep and the drains old: there the water came up from below, through the floor. And where there are many rings and few dots, we found something that no gauge records. In Weavers' Row, eleven houses flooded, and not one household called. They had a list, a pump, and a retired plumber by the name of Joy.

*Source: call log of the fire brigade; readers' reports*

## What the four have in common

Laid on top of one another, the maps agree in a single place: the fish market, with the wind in front, the river at its side and the drains beneath it. It has stood there since 1640. We asked the oldest of the traders why nobody had ever moved it. "Because of the weather," she said. "On the other days it's lovely."
`,
  thread: `1 weir watcher +17 agree 9
The fourth map is the one I shall cut out. Nobody thinks of water as something that comes up.

1.1 damp match +30 agree 5
Station Terrace thinks of little else.

2 blue enamel +25 agree 13
Joy is my neighbour. She has read this, says that she is *not* retired, and that the pump belongs to everybody but the hose is hers.

2.1 north window +41 agree 6
How does one get a Joy? We have nine flooded cellars and a residents' committee.

2.1.1 blue enamel +70 agree 8
You start with a list of who has stairs, who has a car and who has a key to whom. The pump comes last. She will come and shout at you, if asked.

2.1.1.1 north window +94 agree 2
Consider her asked.

3 long division +48
911 to 466 within five kilometres is a gradient of 89 mm a kilometre. Are you certain about Scar Farm? A gauge that stands next to a barn roof will tell you about the roof.

3.1 hard frost +63 agree 11
It is my gauge. It stands in an open field on a post I set in concrete, thirty metres from anything, and I have read it at nine every morning since I was a girl. The roof has its own.

3.1.1 long division +75 agree 7
Then I beg the gauge's pardon, and yours.

4 dry dock +66 agree 3
The parapet is a nozzle! I have said for years that the ferry gets a shove under that bridge, and been told it was my steering.

4.1 late ferry +80 agree 10
It was also the steering.

5 gravel voice +121
So we paid for a sluice that floods people half as often and twice as long. In which school does one learn that sum?

5.1 reed and rush +139 agree 4
I live there. Half as often is better. The carpet dies in the first hour; after that it makes no difference how long it lies there.

5.1.1 gravel voice +158 agree 1
I had not thought of it by the carpet.

6 barge cat +190 agree 6
No map of where the cat goes in a storm. The airing cupboard, in all seven cases.

7 fog signal +402
The storm without a name was on the eleventh of January, between four and five in the afternoon. It took my shed. I have been calling it Shed.

7.1 ninth step +431 agree 7
Anselm, Birgit, Corin, Dagny, Elias, Frida, Gwil and Shed.

8 herring gull +655 agree 3
Lovely on the other days. Mine is the third stall from the corner, and she is right: I counted two hundred and ninety other days last year.

9 tin whistle +1504
For anyone who reads this by ear, as I do: thank you for telling the maps. Usually it says "image", and then I know that there was one.

9.1 millwright +1522 agree 12
Passed on to the data desk, who are looking very pleased and pretending to work.
`,
};
