// What each correction changed: field by field, before and after. The latest stands first.
import type { Article } from '../../shared/bridge/engine-api.ts';
import { fullTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import { correctionSteps, type MarkedText } from './correction-steps.ts';
import styles from './corrections.module.css';

type CorrectionsProps = { article: Article; open: boolean; onClose: () => void };

export function Corrections({ article, open, onClose }: CorrectionsProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t('article.correctionTitle')} width="wide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so must be reached by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('article.correctionTitle')}>
        {open &&
          correctionSteps(article).map((step) => (
            <section key={step.revision} className={styles.step}>
              <h3 className={styles.at}>
                {t('article.correctionAt', { time: fullTime(step.at) })}
              </h3>
              {step.note && (
                <p className={styles.note} dir="auto">
                  {step.note}
                </p>
              )}
              {step.changes.map((change) => (
                <div key={change.field} className={styles.change}>
                  <h4 className={styles.field}>{t(`article.fields.${change.field}`)}</h4>
                  <dl className={styles.pair}>
                    <dt>{t('article.before')}</dt>
                    <dd dir="auto">
                      <Marked text={change.before} changed={styles.removed} />
                    </dd>
                    <dt>{t('article.after')}</dt>
                    <dd dir="auto">
                      <Marked text={change.after} changed={styles.added} />
                    </dd>
                  </dl>
                </div>
              ))}
            </section>
          ))}
      </section>
      <DialogActions>
        <Button onClick={onClose}>{t('article.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Marked({ text, changed }: { text: MarkedText; changed: string | undefined }) {
  if (text.start + text.changed + text.end === '') return <i>{t('article.empty')}</i>;
  return (
    <>
      {text.start}
      {text.changed && <mark className={changed}>{text.changed}</mark>}
      {text.end}
    </>
  );
}
