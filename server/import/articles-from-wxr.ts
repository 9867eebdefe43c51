// What becomes of a WordPress export's items: posts and pages become articles, their approved
// comments threads; all else is counted by its reason. Never writes, and lets no e-mail address out.
import { hash } from 'node:crypto';
import { limits } from '../../shared/limits.ts';
import { isBlank } from '../../shared/protocol/visible-text.ts';
import type { ImportedArticle, ImportedAuthor, ImportedComment } from '../community/importing.ts';
import { markdownFromHtml, textFromHtml } from './markdown-from-html.ts';
import { htmlOfWordPress } from './wordpress-html.ts';
import type { WxrEntry } from './wxr-reader.ts';
import type { WxrComment, WxrItem } from './wxr-schema.ts';

/** Characters of HTML beyond which a text is no article or comment but an accident or an attack. */
const LONGEST_ARTICLE = 1_000_000;
const LONGEST_COMMENT = 100_000;

/** How many were left out, by WordPress's own word for the reason. */
export class Skipped {
  readonly #counts = new Map<string, number>(
    ['spam', 'trash', 'unapproved', 'pingback', 'trackback'].map((reason) => [reason, 0]),
  );

  count(reason: string, times = 1): void {
    if (times > 0) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + times);
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}

/** Null where the item is not published or no article; `fallbackAt` dates what has no date. */
export function articleFromWxr(
  entry: WxrEntry,
  fallbackAt: number,
  skipped: Skipped,
): ImportedArticle | null {
  const { item, channel } = entry;
  const reason = reasonToSkip(item);
  if (reason !== null) {
    skipped.count(reason);
    skipped.count('commentOfSkipped', item.comments.length);
    return null;
  }
  const site = channel.site || originOf(item.link);
  const source = `wxr:${site}`;
  const key = `${source}:post:${itemKey(item)}`;
  const publishedAt = item.at ?? earliest(item.comments) ?? channel.at ?? fallbackAt;
  const base = URL.canParse(item.link) ? item.link : site;
  const body = markdownFromHtml(htmlOfWordPress(item.content), base);
  return {
    key,
    texts: {
      headline: shortened(headlineOf(item, body), limits.headline),
      deck: shortened(lineFrom(item.excerpt), limits.deck),
      body,
      byline: shortened(bylineOf(entry), limits.byline),
      sources: [],
    },
    mode: item.discussionClosed ? 'closed' : 'open',
    slowSeconds: 0,
    publishedAt,
    comments: item.comments.flatMap(
      (comment) => commentFromWxr(comment, { source, key, publishedAt, base }, skipped) ?? [],
    ),
  };
}

function reasonToSkip(item: WxrItem): string | null {
  if (item.type !== 'post' && item.type !== 'page') return reasonWord(item.type);
  // `trash` counts comments.
  if (item.status === 'trash') return 'trashedArticle';
  if (item.status !== 'publish') return reasonWord(item.status);
  if (item.hasPassword) return 'password';
  return item.content.length > LONGEST_ARTICLE ? 'tooLong' : null;
}

/** Plug-ins invent types as they like; what is no word is not repeated. */
function reasonWord(word: string): string {
  return /^[a-z][\w-]{0,39}$/.test(word) ? word : 'other';
}

type Thread = { source: string; key: string; publishedAt: number; base: string };

function commentFromWxr(
  comment: WxrComment,
  thread: Thread,
  skipped: Skipped,
): ImportedComment | null {
  const reason = reasonToSkipComment(comment);
  const body =
    reason === null ? markdownFromHtml(htmlOfWordPress(comment.content), thread.base) : '';
  if (reason !== null || isBlank(body)) {
    skipped.count(reason ?? 'empty');
    return null;
  }
  return {
    key: `${thread.key}:comment:${comment.id ?? digest([comment.author, comment.at, body])}`,
    parentKey: comment.parentId === null ? null : `${thread.key}:comment:${comment.parentId}`,
    author: authorOf(comment, thread.source),
    body,
    createdAt: comment.at ?? thread.publishedAt,
  };
}

function reasonToSkipComment(comment: WxrComment): string | null {
  if (comment.approval !== 'approved') return comment.approval;
  if (comment.type !== 'comment') return reasonWord(comment.type);
  return comment.content.length > LONGEST_COMMENT ? 'tooLong' : null;
}

/**
 * One member for each name that a person has written under, so that a thread reads as it did: people
 * share addresses and accounts, and change their names. The address tells namesakes apart and is
 * kept as a part of a hash alone.
 */
function authorOf(comment: WxrComment, source: string): ImportedAuthor {
  const name = lineFrom(comment.author);
  const person = comment.email || (comment.userId === null ? '' : `user ${comment.userId}`);
  return { key: `${source}:author:${digest([person, name])}`, name, role: 'member' };
}

function bylineOf({ item, authors }: WxrEntry): string {
  const name = lineFrom(authors.get(item.creator) || item.creator);
  // Some tools write the address where the name belongs.
  return name.replace(/@\S*/g, '').trim();
}

function headlineOf(item: WxrItem, body: string): string {
  const title = lineFrom(item.title);
  if (!isBlank(title)) return title;
  const opening = lineFrom(item.content);
  return body === '' || isBlank(opening) ? 'Untitled' : shortened(opening, 80);
}

/** An article is no younger than what was said about it. */
function earliest(comments: WxrComment[]): number | null {
  const moments = comments.flatMap((comment) => comment.at ?? []);
  return moments.length === 0 ? null : moments.reduce((a, b) => Math.min(a, b));
}

/** WordPress's number; what other tools leave out of their exports stands in for it. */
function itemKey(item: WxrItem): string {
  return item.id ?? (item.guid || item.link || digest([item.title, item.at]));
}

/** One line without marks, and without the characters that turn the writing direction around. */
function lineFrom(html: string): string {
  return textFromHtml(html)
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
}

function shortened(line: string, most: number): string {
  return line.length <= most
    ? line
    : `${line
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

function originOf(link: string): string {
  return URL.parse(link)?.origin ?? '';
}

function digest(values: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(values));
}
