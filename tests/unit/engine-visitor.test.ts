// Threads that are read in turn: what the cache says of them is never more than what came.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commentsOfThread } from '../../main/engine/cache/comments.ts';
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import { markLetGo, writeChoice } from '../../main/engine/cache/keeping.ts';
import { streamPlace } from '../../main/engine/cache/streams.ts';
import { createVisitor, type Visitor } from '../../main/engine/keeping/visitor.ts';
import { articleId, FakeLine, FakeStreams, fakeComment } from './fake-streams.ts';
import { settle, thread } from './followed-line.ts';

let db: Cache;
let streams: FakeStreams;
let line: FakeLine;
let visitor: Visitor;
let turns: number;

beforeEach(() => {
  db = openCache(':memory:').db;
  streams = new FakeStreams(3);
  line = new FakeLine(streams);
  turns = 1;
  visitor = createVisitor({
    db,
    open: line.open,
    close: () => undefined,
    isLive: () => false,
    next: () => (turns-- > 0 ? [{ id: articleId(1), rev: 1 }] : []),
    onApplied: () => undefined,
    heardAt: () => 1_000,
    onVisited: () => undefined,
    onFailure(error) {
      throw error;
    },
  });
});
afterEach(() => {
  visitor.close();
  db.close();
});

const asked = () => vi.waitFor(() => expect(line.asked).toHaveLength(1));
const cached = () => commentsOfThread(db, articleId(1)).length;

test('[K1] a thread that was let go and wanted again while its page came is read from its beginning', async () => {
  for (let index = 0; index < 5; index += 1) {
    streams.write(thread, fakeComment(thread, index, `text ${index}`));
  }
  visitor.online();
  await asked();
  line.answer();
  await asked();
  expect(cached()).toBe(3);
  // The member makes room, and then chooses to keep more.
  markLetGo(db, { id: articleId(1), activeAt: 1, comments: 5, pictureBytes: 0 });
  db.exec('delete from comments');
  writeChoice(db, { keep: 'all', limitBytes: 1_000_000_000 });
  line.answer();
  await settle();
  expect(streamPlace(db, thread)).toEqual({ cursor: 0, complete: false });
  for (let pages = 0; pages < 2; pages += 1) {
    await asked();
    line.answer();
    await settle();
  }
  expect(streamPlace(db, thread)).toEqual({ cursor: 5, complete: true });
  expect(cached()).toBe(5);
});
