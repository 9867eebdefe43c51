// What the reading pane shows before an article was chosen: the community itself.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { Markdown } from '../parts/markdown.tsx';
import { useArticles } from '../state/articles.ts';
import { nameOf } from '../state/communities.ts';
import styles from './front-page.module.css';

export function FrontPage({ community }: { community: Community }) {
  const about = community.community;
  // Where there is none, the list says what to do.
  const hasArticles = useArticles((state) => state.items.length > 0);
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        <h1 className={styles.name}>
          <bdi>{nameOf(community)}</bdi>
        </h1>
        {about?.description && (
          <p className={styles.description}>
            <bdi>{about.description}</bdi>
          </p>
        )}
        {hasArticles && <p className={styles.choose}>{t('article.choose')}</p>}
        {about?.rules && (
          <section className={styles.rules}>
            <h2 className={styles.rulesTitle}>{t('article.rules')}</h2>
            <Markdown of="comment" text={about.rules} />
          </section>
        )}
      </div>
    </div>
  );
}
