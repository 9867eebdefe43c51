// Brings the pictures of the kept articles into the cache: looks through their texts, fetches what is
// missing and tries again what failed. Shows nothing and decides nothing about what is kept.
import { createHash } from 'node:crypto';
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { Cache } from '../cache/database.ts';
import {
  articlesToLookThrough,
  articlesWithPicture,
  nextPictureAt,
  type PictureToFetch,
  pictureBytesOf,
  pictureToFetch,
  postponePicture,
  putPicture,
  putPicturesOf,
  refusePicture,
  textToLookThrough,
} from '../cache/pictures.ts';
import { fetchPicture, type PictureOutcome } from './fetch-picture.ts';
import { findPictures } from './find-pictures.ts';

export type PictureFetch = typeof fetchPicture;

export type PicturePorts = {
  db: Cache;
  /** Epoch milliseconds of the server's clock. */
  now: () => number;
  ownOrigin: string;
  clientVersion: string;
  /** The articles whose pictures are kept, the most wanted first. */
  kept: () => readonly ArticleId[];
  /** These articles have a picture that is otherwise now. */
  onChange: (articles: readonly ArticleId[]) => void;
  onFailure: (error: unknown) => void;
  /** Stands in for the network in a test. */
  fetch?: PictureFetch;
};

export type PictureKeeper = {
  /** The line stands: fetching goes on. Without it a picture that does not come says nothing. */
  connected(): void;
  disconnected(): void;
  /** What is kept, or an article's text, may be otherwise now. */
  wake(): void;
  close(): void;
};

const fetchesAtOnce = 3;
const textsAtOnce = 50;
const mostBytes = 5_000_000;
const mostBytesOfArticle = 30_000_000;
const firstPauseMs = 60_000;
const longestPauseMs = 24 * 60 * 60_000;
/** The longest that a timer is set for: a device that slept finds what is due soon after it wakes. */
const longestTimerMs = 10 * 60_000;

export const pictureKey = (address: string) => createHash('sha256').update(address).digest('hex');

export function createPictureKeeper(ports: PicturePorts): PictureKeeper {
  const { db } = ports;
  const fetch = ports.fetch ?? fetchPicture;
  const fetching = new Map<string, AbortController>();
  let online = false;
  let closed = false;
  /** Articles whose texts are still to be looked through. */
  let unread: ArticleId[] = [];
  /** After a picture could not be stored, as on a full disk, nothing is fetched for a while. */
  let restsUntil = 0;
  let turn: NodeJS.Immediate | null = null;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    if (closed || turn !== null) return;
    turn = setImmediate(() => {
      turn = null;
      try {
        work();
      } catch (error) {
        ports.onFailure(error);
      }
    });
  }

  /** One text in a turn, so that reading many holds up nothing else. */
  function work(): void {
    if (closed) return;
    if (unread.length === 0) {
      // Not in each turn: of a community that is kept whole, this is a long list.
      const kept = ports.kept();
      unread = articlesToLookThrough(db, kept, textsAtOnce);
      if (unread.length === 0) {
        fetchMore(kept);
        return;
      }
    }
    const articleId = unread.shift();
    if (articleId !== undefined) lookThrough(articleId);
    wake();
  }

  function lookThrough(articleId: ArticleId): void {
    const text = textToLookThrough(db, articleId);
    if (text === null) return;
    const found = findPictures(text.body);
    const pictures = found.map((address) => ({ key: pictureKey(address), address }));
    putPicturesOf(db, articleId, text.revisedAt, pictures);
    if (pictures.length > 0) ports.onChange([articleId]);
  }

  function fetchMore(kept: readonly ArticleId[]): void {
    if (!online) return;
    while (fetching.size < fetchesAtOnce && restsUntil <= ports.now()) {
      const next = pictureToFetch(db, kept, [...fetching.keys()], ports.now());
      if (next === null) break;
      begin(next);
    }
    if (fetching.size > 0) return;
    const due = nextPictureAt(db, kept);
    clearTimeout(timer);
    if (due === null) return;
    const inMs = Math.max(due, restsUntil) - ports.now();
    timer = setTimeout(wake, Math.min(Math.max(0, inMs), longestTimerMs));
    timer.unref();
  }

  function begin(picture: PictureToFetch): void {
    const stop = new AbortController();
    fetching.set(picture.key, stop);
    const left = Math.max(0, mostBytesOfArticle - pictureBytesOf(db, picture.articleId));
    void fetch(picture.address, {
      ownOrigin: ports.ownOrigin,
      clientVersion: ports.clientVersion,
      mostBytes: Math.min(mostBytes, left),
      signal: stop.signal,
    })
      .then((outcome) => {
        if (!closed) take(picture, outcome);
      })
      .catch((error: unknown) => {
        restsUntil = ports.now() + firstPauseMs;
        ports.onFailure(error);
      })
      .finally(() => {
        fetching.delete(picture.key);
        wake();
      });
  }

  function take(picture: PictureToFetch, outcome: PictureOutcome): void {
    const { key, tries } = picture;
    switch (outcome.outcome) {
      case 'here':
        putPicture(db, key, outcome);
        break;
      case 'refused':
        refusePicture(db, key, outcome.reason);
        break;
      case 'failed':
        // Without a line nothing comes, which says nothing of the picture.
        if (!online) return;
        postponePicture(db, key, ports.now() + Math.min(firstPauseMs * 4 ** tries, longestPauseMs));
        break;
      default:
        unreachable(outcome);
    }
    ports.onChange(articlesWithPicture(db, key));
  }

  return {
    connected() {
      online = true;
      wake();
    },
    disconnected() {
      online = false;
      clearTimeout(timer);
    },
    wake,
    close() {
      closed = true;
      clearTimeout(timer);
      if (turn !== null) clearImmediate(turn);
      for (const stop of fetching.values()) stop.abort();
    },
  };
}
