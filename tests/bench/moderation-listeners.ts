// The thousand clients of the moderation bench, in a process of their own: when each of them has the
// comments that are watched, and when their tombstones. Never run by hand.
import { z } from 'zod';
import { connectAll } from './listeners.ts';
import { type Arrivals, marked, monotonicMs } from './moderation-watch.ts';

const argumentsSchema = z.tuple([z.string(), z.coerce.number(), z.string()]);
const [url, count, stream] = argumentsSchema.parse(process.argv.slice(2));

const packetSchema = z.tuple([
  z.literal('changes'),
  z.object({
    stream: z.string(),
    rows: z.array(z.looseObject({ id: z.string(), body: z.string().nullish() })),
  }),
]);

const markBytes = Buffer.from(marked);
const removedBytes = Buffer.from('"state":"removed"');

type Told = { id: string; event: Arrivals['event'] };
const arrivals = new Map<string, { times: Float64Array; missing: number }>();

// Everybody gets the same bytes one after the other: they are read once.
let lastPacket: Buffer = Buffer.alloc(0);
let lastTold: Told[] = [];

function toldBy(packet: Buffer): Told[] {
  if (packet.equals(lastPacket)) return lastTold;
  lastPacket = packet;
  lastTold = [];
  if (!packet.includes(markBytes) && !packet.includes(removedBytes)) return lastTold;
  const [, changes] = packetSchema.parse(JSON.parse(packet.toString().slice(2)));
  if (changes.stream !== stream) return lastTold;
  for (const { id, body, state } of changes.rows) {
    if (state === 'removed') lastTold.push({ id, event: 'removed' });
    else if (body?.startsWith(marked)) lastTold.push({ id, event: 'posted' });
  }
  return lastTold;
}

await connectAll({ url, dialect: 'parley', count, streams: [stream, 'feed'] }, (packet, index) => {
  const now = monotonicMs();
  for (const { id, event } of toldBy(packet)) {
    const key = `${event} ${id}`;
    let had = arrivals.get(key);
    if (had === undefined) {
      had = { times: new Float64Array(count), missing: count };
      arrivals.set(key, had);
    }
    if (had.times[index] !== 0) continue;
    had.times[index] = now;
    had.missing -= 1;
    if (had.missing === 0) {
      const everybody: Arrivals = { id, event, times: [...had.times] };
      process.send?.(everybody);
    }
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
