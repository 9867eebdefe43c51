// What stands where a section has nothing to show: why, and what one can do.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { setFilter, useDesk } from '../state/desk.ts';
import styles from './desk.module.css';
import { isFiltering, noFilter } from './desk-filter.ts';
import type { Section } from './desk-keys.ts';

type EmptyProps = {
  community: Community;
  section: Exclude<Section, 'settings'>;
};

export function Empty({ community, section }: EmptyProps) {
  const filtering = useDesk((state) => isFiltering(state.filter));
  const read = useDesk((state) => state.desk !== null);
  const complete = useDesk((state) => state.desk?.complete ?? false);
  const coming = !complete && community.line.state === 'online';
  if (!read || coming) return <Words title={t('desk.loading')} />;
  if (!complete) return <Words title={t('desk.empty.unread')} text={t('desk.empty.unreadText')} />;
  if (filtering && section !== 'rules') {
    return (
      <Words title={t('desk.empty.filtered')} text={t('desk.empty.filteredText')}>
        <Button onClick={() => setFilter(noFilter)}>{t('desk.filter.clear')}</Button>
      </Words>
    );
  }
  return <Words title={t(`desk.empty.${section}`)} text={t(`desk.empty.${section}Text`)} />;
}

type WordsProps = { title: string; text?: string; children?: React.ReactNode };

function Words({ title, text, children }: WordsProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
