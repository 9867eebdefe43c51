// What ids on the desk are called: articles by their headline, rules by their name, and everybody who
// stands anywhere on it.
import type { Desk } from '../../shared/bridge/moderation-views.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { ArticleId, MemberId, RuleId } from '../../shared/protocol/ids.ts';
import { useArticles } from '../state/articles.ts';
import { useDesk } from '../state/desk.ts';

/** Undefined while the article is not known here. */
export function useHeadline(articleId: ArticleId | null): string | undefined {
  return useArticles(({ items }) => items.find(({ id }) => id === articleId)?.headline);
}

/** Undefined for a rule that is not known here. */
export function useRuleName(ruleId: RuleId | null): string | undefined {
  return useDesk(({ desk }) => desk?.rules.find(({ id }) => id === ruleId)?.name);
}

type People = { members: NamedMember[]; moderators: NamedMember[] };

type LogNames = readonly { by: NamedMember; member: NamedMember | null }[];

/** Members who are concerned and moderators who have acted, each once, by name. */
export function peopleOf(desk: Desk | null, log: LogNames): People {
  const members = new Map<MemberId, NamedMember>();
  const moderators = new Map<MemberId, NamedMember>();
  const add = (to: Map<MemberId, NamedMember>, who: NamedMember | null | undefined) => {
    if (who) to.set(who.id, { id: who.id, name: who.name });
  };
  for (const report of desk?.reports ?? []) {
    add(members, report.author);
    for (const { by } of report.reports) add(members, by);
    add(moderators, report.decision?.by);
  }
  for (const pending of desk?.pending ?? []) {
    add(members, pending.author);
    add(moderators, pending.decision?.by);
  }
  for (const sanction of desk?.sanctions ?? []) {
    add(members, sanction.member);
    add(moderators, sanction.by.moderator);
  }
  for (const rule of desk?.rules ?? []) add(moderators, rule.by);
  for (const moderator of desk?.attendance.moderators ?? []) add(moderators, moderator);
  for (const entry of log) {
    add(members, entry.member);
    add(moderators, entry.by);
  }
  const byName = (people: Map<MemberId, NamedMember>) =>
    [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
  return { members: byName(members), moderators: byName(moderators) };
}
