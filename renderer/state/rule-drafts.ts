// Rules that are being written: kept while the app runs, until they are saved or thrown away.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { RuleId } from '../../shared/protocol/ids.ts';
import type { RuleDraft } from '../desk/rule-draft.ts';

const kept = new Map<string, RuleDraft>();

/** `ruleId` is null for a new one. */
export function ruleDraftKey(communityId: CommunityId, ruleId: RuleId | null): string {
  return `${communityId}/${ruleId ?? ''}`;
}

export function keepRuleDraft(key: string, draft: RuleDraft): void {
  kept.set(key, draft);
}

/** What was typed and not saved. */
export function keptRuleDraft(key: string): RuleDraft | undefined {
  return kept.get(key);
}

export function forgetRuleDraft(key: string): void {
  kept.delete(key);
}
