// The form of one rule: what it catches and what then, tried on the last 30 days before it is saved.
// What is typed outlives the form until it is saved or thrown away.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { DeskRule } from '../../shared/bridge/moderation-views.ts';
import { limits } from '../../shared/limits.ts';
import type { RuleTrial } from '../../shared/protocol/rules.ts';
import { engine } from '../bridge.ts';
import type { FieldErrors } from '../messages/fields.ts';
import { t } from '../messages/messages.ts';
import { saveRule } from '../moderation/acts.ts';
import { Button } from '../parts/button.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { TextField } from '../parts/field.tsx';
import { useOnce } from '../parts/use-once.ts';
import { sendDraft, typeDraft, useDraft } from '../state/drafts.ts';
import { ask } from '../state/failures.ts';
import styles from './desk.module.css';
import formStyles from './form.module.css';
import {
  draftOfRule,
  isBroad,
  type RuleDraft,
  type RuleFields,
  ruleIn,
  typedRule,
} from './rule-draft.ts';
import { ConditionFields, ConsequenceFields, WhereField } from './rule-fields.tsx';
import { RuleTrialView } from './rule-trial-view.tsx';

/** What was tried and what came of it. */
type Tried = { asked: string; trial: RuleTrial };

const trialOf = ({ articleId, condition }: RuleFields) => ({ articleId, condition });

type RuleFormProps = {
  community: Community;
  /** Null for a new one. */
  rule: DeskRule | null;
  onClose: () => void;
};

export function RuleForm({ community, rule, onClose }: RuleFormProps) {
  const communityId = community.id;
  const place = { of: 'rule', ruleId: rule?.id ?? null } as const;
  const kept = useDraft(communityId, place);
  const draft = typedRule(kept?.fields ?? {}, rule);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [tried, setTried] = useState<Tried | null>(null);
  const [trying, setTrying] = useState(false);
  const [accepted, setAccepted] = useState(false);
  const [acceptMissing, setAcceptMissing] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const online = community.line.state === 'online';

  useEffect(() => first.current?.focus(), []);

  const change = (changed: Partial<RuleDraft>) => {
    typeDraft(communityId, place, draftOfRule({ ...draft, ...changed }));
    setErrors({});
    setAccepted(false);
    setAcceptMissing(false);
  };

  const discard = () => {
    typeDraft(communityId, place, {});
    onClose();
  };

  const sound = (): RuleFields | null => {
    const { fields, errors: found } = ruleIn(draft);
    setErrors(found ?? {});
    return fields;
  };

  const tryOut = async (fields: RuleFields): Promise<RuleTrial | undefined> => {
    const asked = trialOf(fields);
    setTrying(true);
    const trial = await ask(engine()['rule.try']({ communityId, ...asked }));
    setTrying(false);
    if (trial) setTried({ asked: JSON.stringify(asked), trial });
    return trial;
  };

  const current = ruleIn(draft).fields;
  const fresh = current !== null && tried?.asked === JSON.stringify(trialOf(current));

  const save = useOnce(async () => {
    const fields = sound();
    if (!fields) return;
    // One that is not in force catches nothing, yet is held to the same.
    const trial = fresh ? tried.trial : online ? await tryOut(fields) : undefined;
    if (online && !trial) return;
    const broad = trial !== undefined && isBroad(trial);
    if (broad && !accepted) return setAcceptMissing(true);
    const sending = sendDraft(communityId, place);
    const saved = await saveRule({
      communityId,
      ruleId: rule?.id ?? null,
      ...fields,
      ...(broad && { accepts: trial.caught }),
    });
    if (!saved) return;
    sending.done();
    onClose();
  });

  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The list that comes in its place listens by then, and would leave the desk.
    event.preventDefault();
    onClose();
  };

  return (
    <form
      className={formStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={leave}
      noValidate
    >
      <h2 className={styles.sectionTitle}>
        {rule ? t('desk.rule.editTitle', { name: rule.name }) : t('desk.rule.newTitle')}
      </h2>
      <TextField
        ref={first}
        label={t('desk.rule.name')}
        placeholder={t('desk.rule.namePlaceholder')}
        maxLength={limits.ruleName}
        value={draft.name}
        error={errors.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <ConditionFields draft={draft} errors={errors} change={change} />
      <WhereField draft={draft} change={change} />
      <ConsequenceFields draft={draft} errors={errors} change={change} />
      <label className={formStyles.box}>
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={(event) => change({ enabled: event.target.checked })}
        />
        {t('desk.rule.enabled')}
      </label>
      {tried && <RuleTrialView trial={tried.trial} stale={!fresh} />}
      {tried && fresh && isBroad(tried.trial) && (
        <label className={formStyles.accept} data-wrong={acceptMissing}>
          <input
            type="checkbox"
            checked={accepted}
            onChange={(event) => {
              setAccepted(event.target.checked);
              setAcceptMissing(false);
            }}
          />
          {t('desk.rule.accept', tried.trial)}
        </label>
      )}
      {acceptMissing && (
        <p className={formStyles.error} role="alert">
          {t('desk.rule.acceptMissing')}
        </p>
      )}
      {!online && !fresh && <p className={styles.text}>{t('desk.rule.untried')}</p>}
      <p className={styles.text}>{t('desk.rule.keeps')}</p>
      <div className={formStyles.actions}>
        <DraftMark
          state={kept?.state ?? 'saved'}
          empty={Object.keys(kept?.fields ?? {}).length === 0}
        />
        <Button
          disabled={!online}
          aria-busy={trying}
          onClick={() => {
            if (trying) return;
            const fields = sound();
            if (fields) void tryOut(fields);
          }}
        >
          {t(trying ? 'desk.rule.trying' : 'desk.rule.try')}
        </Button>
        <Button className={formStyles.cancel} onClick={discard}>
          {t('desk.rule.discard')}
        </Button>
        <Button kind="primary" type="submit">
          {t('desk.rule.save')}
        </Button>
      </div>
    </form>
  );
}
