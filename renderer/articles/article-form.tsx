// Publishes an article or corrects one. What is typed outlives the form until it was sent.
import { type FormEvent, useEffect, useState } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { errorInWords } from '../messages/errors.ts';
import type { FieldErrors } from '../messages/fields.ts';
import '../messages/load-form.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { TextArea, TextField } from '../parts/field.tsx';
import { showErrors } from '../parts/invalid.ts';
import { Markdown } from '../parts/markdown.tsx';
import { serverNow } from '../state/clock.ts';
import { sendDraft, typeDraft, useDraft } from '../state/drafts.ts';
import { goToArticle, stopWriting, useNavigation } from '../state/navigation.ts';
import { useThread } from '../state/thread.ts';
import styles from './article-form.module.css';
import {
  type ArticleText,
  checkPublication,
  checkRevision,
  draftOfText,
  overtakenFields,
  typedText,
} from './article-text.ts';
import { CorrectedMeanwhile } from './corrected-meanwhile.tsx';
import { SourceFields } from './source-fields.tsx';

type ArticleFormProps = { community: Community; writing: 'publication' | 'correction' };

/** A correction is of the article that is open, and begins once that is there. */
export function ArticleForm({ community, writing }: ArticleFormProps) {
  const articleId = useNavigation((state) => state.articleId);
  const article = useThread((state) => state.article);
  const isThere = writing === 'publication' || article?.id === articleId;
  useEffect(() => {
    if (writing === 'correction' && article === null) stopWriting();
  }, [writing, article]);
  if (!isThere) return null;
  return (
    <Form community={community} correcting={writing === 'correction' ? (article ?? null) : null} />
  );
}

type FormProps = { community: Community; correcting: Article | null };

function Form({ community, correcting }: FormProps) {
  const communityId = community.id;
  const place = { of: 'article', articleId: correcting?.id ?? null } as const;
  const draft = useDraft(communityId, place);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [preview, setPreview] = useState(false);
  const [busy, setBusy] = useState(false);

  // A moment, in which nobody is to type what the draft would take the place of.
  if (!draft) return null;
  const text = typedText(draft.fields, correcting);

  const change = (changed: Partial<ArticleText>) => {
    typeDraft(communityId, place, draftOfText({ ...text, ...changed }, correcting, draft.fields));
    setErrors({});
  };

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const checked = correcting ? checkRevision(text, correcting) : checkPublication(text);
    showErrors(form, () => {
      setErrors(checked.errors);
      if (checked.errors.body) setPreview(false);
    });
    if (!checked.request) return;
    setBusy(true);
    const sending = sendDraft(communityId, place);
    const answer =
      'id' in checked.request
        ? await engine()['article.revise']({ communityId, ...checked.request })
        : await engine()['article.publish']({ communityId, ...checked.request });
    const isDone = answer.ok || (await sending.isDone());
    setBusy(false);
    if (!answer.ok && !isDone) {
      const { error } = answer;
      showErrors(form, () =>
        setErrors({ [error.field ?? 'form']: errorInWords(error, serverNow()) }),
      );
      return;
    }
    sending.done();
    if (answer.ok && answer.value) goToArticle(answer.value.articleId);
    else stopWriting();
  };

  const bind = (field: 'headline' | 'deck' | 'byline' | 'body' | 'note') => ({
    value: text[field],
    error: errors[field],
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  });

  return (
    <div className={styles.scroll}>
      <form className={styles.form} onSubmit={send} noValidate>
        <h1 className={styles.title}>
          {t(correcting ? 'form.correctTitle' : 'form.publishTitle')}
        </h1>
        <TextField label={t('form.headline')} autoFocus spellCheck {...bind('headline')} />
        <TextField label={t('form.deck')} hint={t('form.deckHint')} spellCheck {...bind('deck')} />
        <TextField
          label={t('form.byline')}
          placeholder={t('form.bylinePlaceholder')}
          {...bind('byline')}
        />
        <div className={styles.body}>
          <Button
            kind="plain"
            className={styles.switch}
            aria-pressed={preview}
            onClick={() => setPreview(!preview)}
          >
            {t(preview ? 'form.write' : 'form.preview')}
          </Button>
          {preview ? (
            <>
              <p className={styles.label}>{t('form.body')}</p>
              <div className={styles.preview}>
                {text.body.trim() ? (
                  <Markdown
                    of="article"
                    text={text.body}
                    shown={{
                      communityId: community.id,
                      pictures: correcting?.pictures ?? [],
                      unsent: true,
                    }}
                  />
                ) : (
                  <p className={styles.text}>{t('form.nothingToPreview')}</p>
                )}
              </div>
            </>
          ) : (
            <TextArea
              label={t('form.body')}
              hint={t('form.bodyHint')}
              rows={14}
              {...bind('body')}
            />
          )}
        </div>
        <SourceFields
          sources={text.sources}
          errors={errors}
          onChange={(sources) => change({ sources })}
        />
        {correcting && (
          <TextField
            label={t('form.note')}
            hint={t('form.noteHint')}
            placeholder={t('form.notePlaceholder')}
            {...bind('note')}
          />
        )}
        {correcting && <CorrectedMeanwhile fields={overtakenFields(draft.fields, correcting)} />}
        {errors.form && (
          <p className={styles.refusal} role="alert">
            {errors.form}
          </p>
        )}
        <div className={styles.actions}>
          <Button kind="primary" type="submit" disabled={busy}>
            {t(correcting ? 'form.correct' : 'form.publish')}
          </Button>
          <Button onClick={stopWriting}>{t('form.cancel')}</Button>
          <span className={styles.kept}>
            <DraftMark state={draft.state} empty={Object.keys(draft.fields).length === 0} />
          </span>
        </div>
      </form>
    </div>
  );
}
