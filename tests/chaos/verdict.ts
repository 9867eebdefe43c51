// Whether a chaos run lost, doubled or left anything different: the ledger, the server's rows and what
// each client shows, held against each other. Pure, and without mercy: what is unexplained is wrong.
import type { ArticleItem, ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { ArticleRow } from '../../shared/protocol/articles.ts';
import {
  type CommentRow,
  commentRowSchema,
  type OwnReactionRow,
} from '../../shared/protocol/comments.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import type { Ledger, Written } from './ledger.ts';

export type ServerState = {
  threads: Map<ArticleId, CommentRow[]>;
  articles: ArticleRow[];
  /** Of each member, in the order of the clients. */
  reactions: OwnReactionRow[][];
};

export type ClientState = {
  threads: Map<ArticleId, ThreadComment[]>;
  articles: ArticleItem[];
  /** Writes that neither got through nor were refused. */
  waiting: number;
  /** Refused writes that nobody can see any more. */
  refused: number;
};

export type Problem = { what: 'lost' | 'doubled' | 'differing' | 'stuck'; text: string };

export function judge(
  ledger: Ledger,
  server: ServerState,
  clients: readonly ClientState[],
): Problem[] {
  return [
    ...[...ledger.oddities].map((text): Problem => ({ what: 'differing', text })),
    ...ledger.written.flatMap((written) => judgeWritten(written, server)),
    ...judgeRows(ledger, server),
    ...judgeReactions(ledger, server),
    ...clients.flatMap((client, index) => judgeClient(index, client, server)),
  ];
}

function judgeWritten(written: Written, { threads }: ServerState): Problem[] {
  const row = threads.get(written.articleId)?.find(({ id }) => id === written.id);
  const lost = (text: string): Problem[] => [{ what: 'lost', text: `${written.marker} ${text}` }];
  if (row === undefined) {
    if (written.number !== null) return lost(`had number ${written.number} and is not there`);
    // Nobody can say whether the client has stored it.
    if (written.id === null && written.texts[0]?.wish === 'asked') return [];
    // Refused and given up before the author's eyes, or taken back before anybody else had it.
    if (written.givenUp !== null || written.removal !== 'none') return [];
    return lost('was stored in an outbox and is not there');
  }
  if (written.givenUp !== null) {
    const text = `${written.marker} was refused with ${written.givenUp} and is there`;
    return [{ what: 'differing', text }];
  }
  if (row.state === 'removed') {
    return written.removal === 'none' ? lost('was removed, and not by its author') : [];
  }
  if (written.removal === 'stored') return lost('was removed by its author and is there');
  const last = written.texts.findLastIndex(({ wish }) => wish === 'stored');
  const possible = written.texts.slice(Math.max(0, last)).map(({ body }) => body);
  return possible.includes(row.body ?? '') ? [] : lost('has not the text that was written last');
}

/** Nothing stands twice, and the places of a thread are gapless [N3]. */
function judgeRows(ledger: Ledger, { threads }: ServerState): Problem[] {
  const problems: Problem[] = [];
  for (const rows of threads.values()) {
    const markers = new Map<string, CommentRow>();
    for (const row of rows) {
      if (row.body === null) continue;
      const marker = ledger.byText(row.body)?.marker;
      const other = marker === undefined ? undefined : markers.get(marker);
      if (marker === undefined) problems.push(doubled(`nobody wrote ${row.id}`));
      else if (other !== undefined) {
        problems.push(doubled(`${marker} stands as ${other.number} and as ${row.number}`));
      } else markers.set(marker, row);
    }
    if (new Set(rows.map(({ number }) => number)).size !== rows.length) {
      problems.push(doubled('a number was given twice'));
    }
    const places = rows.map(({ seq }) => seq).sort((one, other) => one - other);
    if (places.some((seq, index) => seq !== index + 1)) {
      problems.push({ what: 'lost', text: 'a place of the thread is empty' });
    }
  }
  return problems;
}

function doubled(text: string): Problem {
  return { what: 'doubled', text };
}

/** The last wish about each reaction holds, where the comment still stands. */
function judgeReactions(ledger: Ledger, { threads, reactions }: ServerState): Problem[] {
  const standing = new Set(
    [...threads.values()].flat().flatMap(({ id, state }) => (state === 'visible' ? [id] : [])),
  );
  const problems: Problem[] = [];
  for (const [key, { on, wish }] of ledger.reactions) {
    const [client, id, reaction] = key.split(' ');
    if (wish !== 'stored' || !standing.has(id as CommentRow['id'])) continue;
    const row = reactions[Number(client)]?.find((other) => other.id === id);
    const isOn = row?.reactions.some((other) => other === reaction) ?? false;
    if (isOn === on) continue;
    const text = `client ${client} wanted ${reaction} ${on ? 'on' : 'off'} on ${id}`;
    problems.push({ what: 'lost', text });
  }
  return problems;
}

function judgeClient(index: number, client: ClientState, server: ServerState): Problem[] {
  const problems: Problem[] = [];
  const differing = (text: string) =>
    problems.push({ what: 'differing', text: `client ${index}: ${text}` });
  for (const [articleId, rows] of server.threads) {
    const shown = client.threads.get(articleId) ?? [];
    const theirs = new Map(shown.map((comment) => [comment.id, canonical(comment)]));
    for (const row of rows) {
      const seen = theirs.get(row.id);
      theirs.delete(row.id);
      if (seen !== canonical(row)) differing(`${seen ?? 'nothing'} instead of ${canonical(row)}`);
    }
    for (const extra of theirs.values()) differing(`${extra}, which the server has not`);
    const mine = new Map(server.reactions[index]?.map((row) => [row.id, row.reactions]));
    for (const { id, myReactions, state } of shown) {
      if (state !== 'visible') continue;
      const [here, there] = [myReactions, mine.get(id) ?? []].map((list) =>
        [...list].sort().join(),
      );
      if (here !== there) differing(`own reactions to ${id} are ${here} instead of ${there}`);
    }
  }
  for (const { id, commentCount } of server.articles) {
    const shown = client.articles.find((article) => article.id === id)?.commentCount;
    if (shown !== commentCount) differing(`${shown} comments of ${commentCount} are counted`);
  }
  if (client.waiting + client.refused > 0) {
    const text = `client ${index}: ${client.waiting} writes wait, ${client.refused} are refused`;
    problems.push({ what: 'stuck', text });
  }
  return problems;
}

/** What a comment is to everybody, in one way of writing it: without the rev, which no view has. */
function canonical(comment: Omit<CommentRow, 'rev' | 'kind'> | ThreadComment): string {
  const { kind: _kind, rev: _rev, ...shape } = commentRowSchema.shape;
  const fields = Object.keys(shape).sort() as (keyof typeof shape)[];
  return JSON.stringify(fields.map((field) => sorted(comment[field])));
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
