// A storm in one thread: members who write so many comments a second into it over lines of their own, most
// of them replies to comments anywhere in it, so that as much comes above a reader as below.
import { setTimeout as wait } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { randomFrom } from './missed-comments.ts';
import { joinWriter, request } from './parley-writers.ts';

const members = 8;
const tickMs = 20;

export type Storm = {
  /** How many comments were sent by now. */
  sent: () => number;
  /** Resolves when all of them were answered. */
  stop: () => Promise<void>;
};

export type StormPlan = {
  url: string;
  articleId: ArticleId;
  /** What is answered: one of these, or the article itself for every fourth comment. */
  answered: readonly CommentId[];
  perSecond: number;
  text: () => string;
};

/** Throws from `stop` where a comment was refused. */
export async function startStorm(plan: StormPlan): Promise<Storm> {
  const writers: Socket[] = [];
  while (writers.length < members) {
    writers.push((await joinWriter(plan.url, `storm ${uuidv7().slice(-12)}`)).socket);
  }
  const random = randomFrom(11);
  const answers: Promise<unknown>[] = [];
  const write = () => {
    const writer = writers[answers.length % writers.length];
    const at = Math.floor(random() * plan.answered.length);
    const parentId = answers.length % 4 === 0 ? null : (plan.answered[at] ?? null);
    const comment = { id: uuidv7(), articleId: plan.articleId, parentId, body: plan.text() };
    if (writer) answers.push(request(writer, 'comment.post', comment));
  };
  let isOver = false;
  const run = async () => {
    const begun = performance.now();
    while (!isOver) {
      const due = ((performance.now() - begun) / 1_000) * plan.perSecond;
      while (answers.length < due) write();
      await wait(tickMs);
    }
  };
  const running = run();
  return {
    sent: () => answers.length,
    async stop() {
      isOver = true;
      await running;
      try {
        await Promise.all(answers);
      } finally {
        for (const socket of writers) socket.close();
      }
    },
  };
}
