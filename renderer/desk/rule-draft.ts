// A rule as a form holds it, on its way to what the server takes, and what its trial means. Pure.
import { z } from 'zod';
import type { DraftFields } from '../../shared/bridge/drafts.ts';
import type { DeskRule } from '../../shared/bridge/moderation-views.ts';
import { limits } from '../../shared/limits.ts';
import { type ArticleId, articleIdSchema } from '../../shared/protocol/ids.ts';
import {
  type RuleCondition,
  type RuleConsequence,
  type RuleTrial,
  saveRuleRequestSchema,
} from '../../shared/protocol/rules.ts';
import { type FieldErrors, fieldErrors } from '../messages/fields.ts';
import { t } from '../messages/messages.ts';
import { listInWords } from '../messages/numbers.ts';

export type RuleDraft = {
  name: string;
  articleId: ArticleId | null;
  on: RuleCondition['on'];
  /** One a line. */
  words: string;
  match: 'whole' | 'anywhere';
  fewerComments: string;
  moreThan: string;
  does: RuleConsequence['does'];
  message: string;
  enabled: boolean;
};

export const newDraft: RuleDraft = {
  name: '',
  articleId: null,
  on: 'words',
  words: '',
  match: 'whole',
  fewerComments: '3',
  moreThan: '5',
  does: 'hold',
  message: '',
  enabled: true,
};

export function draftOf({ name, articleId, condition, consequence, enabled }: DeskRule): RuleDraft {
  return {
    ...newDraft,
    name,
    articleId,
    enabled,
    on: condition.on,
    ...(condition.on === 'words' && { words: condition.words.join('\n'), match: condition.match }),
    ...(condition.on === 'links' && { fewerComments: String(condition.fewerComments) }),
    ...(condition.on === 'mentions' && { moreThan: String(condition.moreThan) }),
    does: consequence.does,
    ...(consequence.does === 'refuse' && { message: consequence.message }),
  };
}

const typedSchema = z.object({
  name: z.string(),
  articleId: articleIdSchema.nullable(),
  on: z.enum(['words', 'links', 'mentions']),
  words: z.string(),
  match: z.enum(['whole', 'anywhere']),
  fewerComments: z.string(),
  moreThan: z.string(),
  does: z.enum(['hold', 'refuse', 'report']),
  message: z.string(),
  enabled: z.boolean(),
});

/** The form's rule: what was typed, else the rule as it stands, else a new one. */
export function typedRule(typed: DraftFields, rule: DeskRule | null): RuleDraft {
  const parsed = typedSchema.safeParse(JSON.parse(typed.rule ?? 'null'));
  if (parsed.success) return parsed.data;
  return rule ? draftOf(rule) : newDraft;
}

/** What is kept of it while it is typed. */
export function draftOfRule(draft: RuleDraft): DraftFields {
  return { rule: JSON.stringify(draft) };
}

/** Not yet sound: the schema says what is wrong with it. */
function conditionIn(draft: RuleDraft): RuleCondition {
  switch (draft.on) {
    case 'words':
      return { on: 'words', words: wordsIn(draft.words), match: draft.match };
    case 'links':
      return { on: 'links', fewerComments: wholeNumber(draft.fewerComments) };
    case 'mentions':
      return { on: 'mentions', moreThan: wholeNumber(draft.moreThan) };
  }
}

function wordsIn(lines: string): string[] {
  const words = lines.split('\n').map((line) => line.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}

function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

const ruleFieldsSchema = saveRuleRequestSchema.omit({ actId: true, id: true, accepts: true });
export type RuleFields = z.infer<typeof ruleFieldsSchema>;

const numbers = {
  'condition.fewerComments': { least: 1, most: limits.holdFirst },
  'condition.moreThan': { least: 0, most: 100 },
} as const;

/** What can be saved, or what is wrong with it, field by field. */
export function ruleIn(
  draft: RuleDraft,
): { fields: RuleFields; errors: null } | { fields: null; errors: FieldErrors } {
  const { name, articleId, does, message, enabled } = draft;
  const consequence = does === 'refuse' ? { does, message } : { does };
  const form = { name, articleId, condition: conditionIn(draft), consequence, enabled };
  const parsed = ruleFieldsSchema.safeParse(form);
  if (parsed.success) return { fields: parsed.data, errors: null };
  const errors: Record<string, string> = { ...fieldErrors(parsed.error, form) };
  for (const [field, range] of Object.entries(numbers)) {
    if (errors[field]) errors[field] = t('field.whole', range);
  }
  if (draft.on === 'words' && wordsIn(draft.words).length === 0) {
    errors['condition.words'] = t('field.required');
  }
  return { fields: null, errors };
}

/** [M11] More than half of what was written: saved only by one who says so. */
export function isBroad({ caught, of }: Pick<RuleTrial, 'caught' | 'of'>): boolean {
  return caught * 2 > of;
}

const SHOWN_WORDS = 4;

/** "3 words: fool, idiot, moron" */
export function conditionInWords(condition: RuleCondition): string {
  switch (condition.on) {
    case 'words': {
      const { words } = condition;
      const some = listInWords(words.slice(0, SHOWN_WORDS));
      const shown = words.length > SHOWN_WORDS ? t('desk.rule.andMore', { words: some }) : some;
      return t('desk.rule.wordsOf', { count: words.length, words: shown });
    }
    case 'links':
      return t('desk.rule.linksOf', { count: condition.fewerComments });
    case 'mentions':
      return t('desk.rule.mentionsOf', { count: condition.moreThan });
  }
}

/** "held", "refused: “Say it without insults.”" */
export function consequenceInWords(consequence: RuleConsequence): string {
  switch (consequence.does) {
    case 'hold':
      return t('desk.rule.doesHold');
    case 'refuse':
      return t('desk.rule.doesRefuse', { message: consequence.message });
    case 'report':
      return t('desk.rule.doesReport');
  }
}
