// One member of the storm: what their own stream tells them, and where they keep quiet because they
// were told to. Decides nothing of what they say.

import { binds } from '../../../shared/protocol/binding.ts';
import type { WireError } from '../../../shared/protocol/errors.ts';
import type { ActId, ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import type { SanctionRow } from '../../../shared/protocol/sanctions.ts';
import type { Row } from '../../../shared/protocol/sync.ts';
import type { Line } from './line.ts';

/** How long somebody waits who was not told for how long. */
const UNTOLD_MS = 15_000;

export class Member {
  readonly name: string;
  readonly line: Line;
  /** Their reports of which nothing has come yet. */
  readonly openReports = new Set<CommentId>();
  readonly #sanctions = new Map<ActId, SanctionRow>();
  /** Until when they keep quiet, in epoch milliseconds, by article or everywhere. */
  readonly #quiet = new Map<ArticleId | 'everywhere', number>();

  /** The line is theirs already. */
  static async of(name: string, line: Line): Promise<Member> {
    const member = new Member(name, line);
    await line.read('me', (row) => member.#hear(row));
    return member;
  }

  private constructor(name: string, line: Line) {
    this.name = name;
    this.line = line;
  }

  maySpeak(articleId: ArticleId, now: number): boolean {
    return ['everywhere' as const, articleId].every(
      (where) => now >= (this.#quiet.get(where) ?? 0),
    );
  }

  /** What keeps them from writing there, as far as they were told. */
  sanction(articleId: ArticleId, now: number): SanctionRow | null {
    const held = [...this.#sanctions.values()].filter(
      (sanction) =>
        binds(sanction, now) && (sanction.articleId === null || sanction.articleId === articleId),
    );
    return held.at(-1) ?? null;
  }

  isSanctioned(now: number): boolean {
    return [...this.#sanctions.values()].some((sanction) => binds(sanction, now));
  }

  /** A comment was refused: they keep quiet for as long as that says. */
  refused(articleId: ArticleId, error: WireError, now: number): void {
    switch (error.code) {
      case 'muted':
      case 'banned': {
        const until = error.until === undefined ? now + UNTOLD_MS : endOf(error.until);
        const everywhere = this.sanction(articleId, now)?.articleId === null;
        this.#quiet.set(everywhere ? 'everywhere' : articleId, until);
        return;
      }
      case 'slow':
        this.#quiet.set(articleId, now + (error.retryAfterMs ?? UNTOLD_MS));
        return;
      case 'rate_limited':
        this.#quiet.set('everywhere', now + (error.retryAfterMs ?? UNTOLD_MS));
        return;
      default:
        return;
    }
  }

  #hear(row: Row): void {
    switch (row.kind) {
      case 'mute':
      case 'ban':
        this.#sanctions.set(row.id, row);
        // Lifted or replaced: they try again.
        if (row.endedAt !== null) this.#quiet.clear();
        return;
      case 'ownReport':
        if (row.outcome === 'open') this.openReports.add(row.id);
        else this.openReports.delete(row.id);
        return;
      default:
        return;
    }
  }
}

function endOf(until: string | null): number {
  return until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
}
