// What a WordPress export says, once its texts are taken out of the XML: parsed at the door into
// types that the rest of the importer trusts. Knows neither XML nor what Parley makes of it.
import { z } from 'zod';

/** The texts of one element by the name of its child, such as `wp:post_id`; missing ones are absent. */
export type WxrFields = ReadonlyMap<string, string>;

const text = z.string().default('');
const trimmed = text.transform((value) => value.trim());
const word = text.transform((value) => value.trim().toLowerCase());
/** WordPress writes 0 where there is none. */
const id = text.transform((value) => {
  const trimmedId = value.trim();
  return trimmedId === '' || trimmedId === '0' ? null : trimmedId;
});

const channelSchema = z
  .object({
    title: trimmed,
    link: trimmed,
    pubDate: text,
    'wp:base_site_url': trimmed,
    'wp:base_blog_url': trimmed,
  })
  .transform((raw) => ({
    title: raw.title,
    /** What tells this site from others: its address, or its title where it gives none. */
    site: raw['wp:base_blog_url'] || raw['wp:base_site_url'] || raw.link || raw.title,
    at: momentOf(raw.pubDate),
  }));
/** `at`: when the export was made, in epoch milliseconds; null where it does not say. */
export type WxrChannel = z.infer<typeof channelSchema>;

export const authorSchema = z
  .object({ 'wp:author_login': trimmed, 'wp:author_display_name': trimmed })
  .transform((raw) => ({
    login: raw['wp:author_login'],
    displayName: raw['wp:author_display_name'],
  }));

/** Anything that is neither approved nor thrown away waits for a moderator. */
function approvalOf(value: string): 'approved' | 'unapproved' | 'spam' | 'trash' {
  if (value === '1' || value === 'approved' || value === '') return 'approved';
  if (value === 'spam') return 'spam';
  return value === 'trash' || value === 'post-trashed' ? 'trash' : 'unapproved';
}

const commentSchema = z
  .object({
    'wp:comment_id': id,
    'wp:comment_parent': id,
    'wp:comment_type': word,
    'wp:comment_approved': word,
    'wp:comment_author': trimmed,
    'wp:comment_author_email': word,
    'wp:comment_user_id': id,
    'wp:comment_content': trimmed,
    'wp:comment_date': text,
    'wp:comment_date_gmt': text,
  })
  .transform((raw) => ({
    id: raw['wp:comment_id'],
    parentId: raw['wp:comment_parent'],
    /** Older exports leave it empty, or leave it out. */
    type: raw['wp:comment_type'] || 'comment',
    approval: approvalOf(raw['wp:comment_approved']),
    author: raw['wp:comment_author'],
    email: raw['wp:comment_author_email'],
    userId: raw['wp:comment_user_id'],
    /** HTML. */
    content: raw['wp:comment_content'],
    /** Epoch milliseconds; null where the export does not know. */
    at: momentOf(raw['wp:comment_date_gmt']) ?? momentOf(raw['wp:comment_date']),
  }));
export type WxrComment = z.infer<typeof commentSchema>;

const itemSchema = z
  .object({
    title: trimmed,
    link: trimmed,
    guid: trimmed,
    pubDate: text,
    'dc:creator': trimmed,
    'content:encoded': trimmed,
    'excerpt:encoded': trimmed,
    'wp:post_id': id,
    'wp:post_type': word,
    'wp:status': word,
    'wp:post_password': text,
    'wp:comment_status': word,
    'wp:post_date': text,
    'wp:post_date_gmt': text,
  })
  .transform((raw) => ({
    id: raw['wp:post_id'],
    link: raw.link,
    guid: raw.guid,
    /** Exports that other tools have cut down leave type and status out of what is published. */
    type: raw['wp:post_type'] || 'post',
    status: raw['wp:status'] || 'publish',
    hasPassword: raw['wp:post_password'] !== '',
    discussionClosed: raw['wp:comment_status'] === 'closed',
    title: raw.title,
    creator: raw['dc:creator'],
    /** HTML, as is the excerpt. */
    content: raw['content:encoded'],
    excerpt: raw['excerpt:encoded'],
    at: momentOf(raw['wp:post_date_gmt']) ?? momentOf(raw['wp:post_date']) ?? momentOf(raw.pubDate),
  }));
/** `at`: when it was published, in epoch milliseconds; null where the export does not know. */
export type WxrItem = z.infer<typeof itemSchema> & { comments: WxrComment[] };

export const parseChannel = (fields: WxrFields) => channelSchema.parse(Object.fromEntries(fields));
export const parseAuthor = (fields: WxrFields) => authorSchema.parse(Object.fromEntries(fields));
export const parseComment = (fields: WxrFields) => commentSchema.parse(Object.fromEntries(fields));
export const parseItem = (fields: WxrFields, comments: WxrComment[]): WxrItem => ({
  ...itemSchema.parse(Object.fromEntries(fields)),
  comments,
});

/**
 * Epoch milliseconds of `2012-01-05 14:30:46` (taken as UTC) or of an RSS date; null for the
 * unknown, which WordPress writes as `0000-00-00 00:00:00`, and for what is no date.
 */
export function momentOf(value: string): number | null {
  const written = value.trim();
  const isSql = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written);
  const isRss = /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} [\d:]{5,8} (?:[+-]\d{4}|[a-z]{1,4})$/i.test(
    written,
  );
  if (!isSql && !isRss) return null;
  const moment = Date.parse(isSql ? `${written.replace(' ', 'T')}Z` : written);
  // Before the year 1000 it is a slip, and no four digits on the wire.
  return Number.isNaN(moment) || moment < Date.UTC(1000, 0) ? null : moment;
}
