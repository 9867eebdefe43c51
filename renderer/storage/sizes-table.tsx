// What takes how much, as tables: by kind, and by article the largest.
import type { Storage } from '../../shared/bridge/storage.ts';
import { t } from '../messages/messages.ts';
import { sizeInWords } from '../messages/sizes.ts';
import { goToArticle } from '../state/navigation.ts';
import styles from './storage.module.css';

export function Parts({ storage }: { storage: Storage }) {
  return (
    <table className={styles.table} aria-labelledby="parts">
      <thead>
        <tr>
          <th scope="col">{t('storage.part')}</th>
          <th scope="col">{t('storage.size')}</th>
        </tr>
      </thead>
      <tbody>
        {storage.parts.map(({ part, bytes }) => (
          <tr key={part}>
            <th scope="row">{t(`storage.${part}`)}</th>
            <td>{sizeInWords(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Largest({ storage }: { storage: Storage }) {
  return (
    <table className={styles.table} aria-labelledby="largest">
      <thead>
        <tr>
          <th scope="col">{t('storage.article')}</th>
          <th scope="col">{t('storage.about')}</th>
        </tr>
      </thead>
      <tbody>
        {storage.largest.map(({ articleId, headline, bytes, pinned, followed }) => (
          <tr key={articleId}>
            <th scope="row">
              <button type="button" className={styles.link} onClick={() => goToArticle(articleId)}>
                <bdi>{headline}</bdi>
              </button>
              {(pinned || followed) && (
                <span className={styles.mark}>
                  {t(pinned ? 'keeping.pinned' : 'keeping.followed')}
                </span>
              )}
            </th>
            <td>{sizeInWords(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
