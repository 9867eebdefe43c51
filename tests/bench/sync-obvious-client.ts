// The obvious client of the sync bench, in a process of its own: takes all rows in one answer and
// stores each in a transaction of its own, in a real cache. Never run by hand.
import { io } from 'socket.io-client';
import { z } from 'zod';
import { openCache } from '../../main/engine/cache/database.ts';
import { streamPlace } from '../../main/engine/cache/streams.ts';
import { applyChanges } from '../../main/engine/sync/apply.ts';
import { articleIdSchema } from '../../shared/protocol/ids.ts';
import { rowSchema, threadStream } from '../../shared/protocol/sync.ts';

const argumentsSchema = z.tuple([z.url(), z.string(), articleIdSchema]);
const [url, cachePath, articleId] = argumentsSchema.parse(process.argv.slice(2));

const { db } = openCache(cachePath);
const stream = threadStream(articleId);
const { cursor } = streamPlace(db, stream);
const socket = io(url, { transports: ['websocket'] });
const rows = z
  .array(rowSchema)
  .parse(await socket.emitWithAck('open', { articleId, after: cursor }));
for (const row of rows) {
  applyChanges(db, { stream, from: row.rev - 1, to: row.rev, rows: [row] });
}
const wholeAt = performance.timeOrigin + performance.now();
socket.close();
db.close();
process.send?.({ wholeAt });
process.disconnect();
