// The palette: type a little of where you want to go, or of what you want done, and press Enter. Finds
// articles, threads, members, communities, settings and commands. Does nothing itself.
import '../messages/load-commands.ts';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import popup from '../parts/popup.module.css';
import hidden from '../parts/visually-hidden.module.css';
import { closeOverlay } from '../state/overlay.ts';
import { useEntries } from './entries.ts';
import styles from './palette.module.css';
import { type Entry, type EntryGroup, ranked } from './ranking.ts';
import { noteRecent, recentIds } from './recent.ts';

type PaletteProps = {
  /** Null before there is one. */
  community: Community | null;
  onChoose: (run: () => void) => void;
};

export function Palette({ community, onChoose }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [recent] = useState(recentIds);
  const entries = useEntries(community, typed);
  const groups = ranked(typed, entries, recent);
  const choose = (entry: Entry) => {
    if (!entry.always) noteRecent(entry.id);
    onChoose(entry.run);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeOverlay()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={popup.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.palette} data-testid="palette">
            <Dialog.Title className={hidden.hidden}>{t('palette.title')}</Dialog.Title>
            <Autocomplete.Root
              items={groups}
              filteredItems={groups}
              itemToStringValue={(entry: Entry) => entry.name}
              value={typed}
              onValueChange={(value, { reason }) => {
                // What is chosen is done, and not written into the field.
                if (reason !== 'item-press') setTyped(value);
              }}
              autoHighlight="always"
              keepHighlight
              inline
              open
            >
              <Autocomplete.Input
                className={styles.field}
                aria-label={t('palette.field')}
                placeholder={t('palette.field')}
                maxLength={200}
                spellCheck={false}
              />
              <Autocomplete.List className={styles.list} aria-label={t('palette.found')}>
                {(group: EntryGroup) => (
                  <Autocomplete.Group key={group.kind} items={group.items} className={styles.group}>
                    <Autocomplete.GroupLabel className={popup.heading}>
                      {t(`palette.kind.${group.kind}`)}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(entry: Entry) => (
                        <Autocomplete.Item
                          key={entry.id}
                          value={entry}
                          className={styles.item}
                          onClick={() => choose(entry)}
                        >
                          <bdi className={styles.name}>{entry.name}</bdi>
                          {entry.also && <bdi className={styles.also}>{entry.also}</bdi>}
                          {entry.keys && <kbd className={styles.keys}>{entry.keys}</kbd>}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
