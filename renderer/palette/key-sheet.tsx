// The sheet of all keys, in their groups; what one's role has no use for is shown when asked for. A key
// that is looked for is found by what it does.
import '../messages/load-commands.ts';
import { Dialog } from '@base-ui/react/dialog';
import { useRef, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { moderates } from '../articles/authority.ts';
import { type CommandId, catalogue, commandIds, groups, keysOf } from '../commands/catalogue.ts';
import { chordIn, chordInWords } from '../commands/keys.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import popup from '../parts/popup.module.css';
import { closeOverlay } from '../state/overlay.ts';
import { matchScore } from './match.ts';
import styles from './palette.module.css';

/** More of one command are told by the first and the last. */
const MOST_KEYS = 3;

function keyWords(id: CommandId): string[] {
  const words = [...new Set(keysOf(id).map((binding) => chordInWords(chordIn(binding))))];
  const [first, last] = [words[0], words.at(-1)];
  return words.length > MOST_KEYS && first && last ? [first, '…', last] : words;
}

function isFor(id: CommandId, community: Community | null): boolean {
  const { who } = catalogue[id];
  if (community === null) return who === undefined;
  if (who === 'moderator') return moderates(community);
  return who !== 'member' || community.member !== null;
}

type KeySheetProps = { community: Community | null };

export function KeySheet({ community }: KeySheetProps) {
  const [typed, setTyped] = useState('');
  const [all, setAll] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const found = commandIds.filter(
    (id) =>
      keysOf(id).length > 0 &&
      matchScore(typed, `${t(`command.${id}`)} ${t(`command.group.${catalogue[id].group}`)}`) > 0,
  );
  const shown = found.filter((id) => all || isFor(id, community));
  const others = found.length - shown.length;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeOverlay()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={popup.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.sheet} initialFocus={field}>
            <div className={styles.head}>
              <Dialog.Title className={styles.title}>{t('sheet.title')}</Dialog.Title>
              <input
                ref={field}
                className={styles.field}
                aria-label={t('sheet.find')}
                placeholder={t('sheet.find')}
                spellCheck={false}
                maxLength={100}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
              <Button kind="icon" aria-label={t('sheet.close')} onClick={closeOverlay}>
                <CloseIcon />
              </Button>
            </div>
            {shown.length === 0 ? (
              <p className={styles.none} role="status">
                {t('sheet.none')}
              </p>
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by key
              <section className={styles.scroll} tabIndex={0} aria-label={t('sheet.title')}>
                <div className={styles.columns}>
                  {groups.map((group) => (
                    <Part
                      key={group}
                      name={t(`command.group.${group}`)}
                      ids={shown.filter((id) => catalogue[id].group === group)}
                    />
                  ))}
                </div>
              </section>
            )}
            {(others > 0 || all) && (
              <div className={styles.foot}>
                <Button kind="plain" aria-pressed={all} onClick={() => setAll(!all)}>
                  {t('sheet.others')}
                </Button>
              </div>
            )}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Part({ name, ids }: { name: string; ids: readonly CommandId[] }) {
  if (ids.length === 0) return null;
  return (
    <div className={styles.part}>
      <h2>{name}</h2>
      <dl>
        {ids.map((id) => (
          <div key={id} className={styles.row} data-command={id}>
            <dt>{t(`command.${id}`)}</dt>
            <dd>
              {keyWords(id).map((words) => (words === '…' ? '…' : <kbd key={words}>{words}</kbd>))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
