// The branded identifiers that travel on the wire. Never makes one: who writes a thing makes its id.
import { z } from 'zod';

export const articleIdSchema = z.uuidv7().brand<'ArticleId'>();
export type ArticleId = z.infer<typeof articleIdSchema>;

export const commentIdSchema = z.uuidv7().brand<'CommentId'>();
export type CommentId = z.infer<typeof commentIdSchema>;

export const memberIdSchema = z.uuidv7().brand<'MemberId'>();
export type MemberId = z.infer<typeof memberIdSchema>;

/** An act of a moderator, its entry in the log, and the mute or ban that it made. */
export const actIdSchema = z.uuidv7().brand<'ActId'>();
export type ActId = z.infer<typeof actIdSchema>;

export const noteIdSchema = z.uuidv7().brand<'NoteId'>();
export type NoteId = z.infer<typeof noteIdSchema>;

export const ruleIdSchema = z.uuidv7().brand<'RuleId'>();
export type RuleId = z.infer<typeof ruleIdSchema>;

/** The stream's counter: 0 before the first row, then gapless in commit order. */
export const revSchema = z.int().nonnegative();

/** A moment as ISO 8601 in UTC; SQL keeps the same moment as epoch milliseconds. */
export const timeSchema = z.iso.datetime();
