// What somebody else has corrected in an article while it was being corrected here, in the same fields.
import { t } from '../messages/messages.ts';
import styles from './article-form.module.css';
import type { Overtaken } from './article-text.ts';
import { ChangedBody, ChangedLine } from './changed-article.tsx';

export function CorrectedMeanwhile({ fields }: { fields: readonly Overtaken[] }) {
  if (fields.length === 0) return null;
  return (
    <section className={styles.meanwhile} role="alert">
      <p>{t('form.correctedMeanwhile')}</p>
      <dl>
        {fields.map(({ field, before, now }) => (
          <div key={field}>
            <dt className={styles.label}>{t(`article.fields.${field}`)}</dt>
            <dd dir="auto">
              {field === 'body' ? (
                <ChangedBody before={before} after={now} only="changed" />
              ) : (
                <ChangedLine before={before} after={now} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
