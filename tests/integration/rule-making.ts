// For tests of rules: their parts, short to write.
import { v7 } from 'uuid';
import type { RuleCondition, RuleConsequence } from '../../shared/protocol/rules.ts';
import type { SocketClient } from './socket-client.ts';

export const word = (...words: string[]): RuleCondition => ({ on: 'words', words, match: 'whole' });

export const ruleOf = (condition: RuleCondition, consequence: RuleConsequence, fields = {}) => ({
  id: v7(),
  name: 'A rule',
  articleId: null,
  condition,
  consequence,
  enabled: true,
  ...fields,
});

export const saveRule = async (moderator: SocketClient, ...rule: Parameters<typeof ruleOf>) =>
  (await moderator.ask('rule.save', ruleOf(...rule))).rule;
