// Who one is in this community and what one can do about it; the app's appearance too.
import { useEffect, useRef, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { keyHint } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { Confirm } from '../parts/dialog.tsx';
import { PersonIcon } from '../parts/icons.tsx';
import { Menu, MenuHeading, MenuItem } from '../parts/menu.tsx';
import { nameOf } from '../state/communities.ts';
import { saveAllDrafts } from '../state/drafts.ts';
import { ask } from '../state/failures.ts';
import { showIgnored } from '../state/moderating.ts';
import { goToScreen, type Screen, useNavigation } from '../state/navigation.ts';
import styles from './rail.module.css';

/** The screens that one opens from here. */
const lent: ReadonlySet<Screen> = new Set<Screen>(['publicLog', 'storage', 'settings']);

export function AccountMenu({ community }: { community: Community }) {
  const [asking, setAsking] = useState<'signOut' | 'forget' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const away = useNavigation(({ screen }) => lent.has(screen));
  const { member } = community;
  const name = nameOf(community);

  // One comes back to where one went from, unless one went elsewhere.
  useEffect(() => {
    if (!away) return;
    return () => {
      if (document.activeElement === document.body) button.current?.focus();
    };
  }, [away]);

  const confirm = async () => {
    const communityId = community.id;
    const call = asking === 'forget' ? 'community.forget' : 'account.signOut';
    setAsking(null);
    // For the account that leaves.
    await saveAllDrafts();
    await ask(engine()[call]({ communityId }));
  };

  return (
    <>
      <Menu
        side="inline-end"
        align="end"
        trigger={
          <button
            ref={button}
            type="button"
            className={styles.account}
            aria-label={t('rail.account')}
          >
            {member ? ([...member.name][0] ?? '').toUpperCase() : <PersonIcon />}
          </button>
        }
      >
        <MenuHeading>
          <span className={styles.member}>
            {member ? (
              <strong>
                <bdi>{member.name}</bdi>
              </strong>
            ) : (
              t('rail.guest')
            )}
            {member && <span>{t(`role.${member.role}`)}</span>}
          </span>
        </MenuHeading>
        {(!member || community.needsSignIn) && (
          <MenuItem onClick={() => goToScreen('account')}>{t('rail.signIn')}</MenuItem>
        )}
        {member && community.community?.publishesLog && (
          <MenuItem onClick={() => goToScreen('publicLog')}>
            {t('moderation.entry.publicLog')}
          </MenuItem>
        )}
        {member && (
          <MenuItem onClick={() => showIgnored(community.id)}>
            {t('moderation.ignoredList.menu')}
          </MenuItem>
        )}
        <MenuItem onClick={() => goToScreen('storage')}>{t('keeping.menu')}</MenuItem>
        <MenuItem shortcut={keyHint('go.settings')} onClick={() => goToScreen('settings')}>
          {t('rail.settings')}
        </MenuItem>
        {member && <MenuItem onClick={() => setAsking('signOut')}>{t('rail.signOut')}</MenuItem>}
        <MenuItem onClick={() => setAsking('forget')}>{t('rail.forget')}</MenuItem>
      </Menu>
      <Confirm
        open={asking === 'signOut'}
        onClose={() => setAsking(null)}
        onConfirm={() => void confirm()}
        title={t('rail.signOutTitle', { name })}
        text={
          community.waiting > 0
            ? t('rail.signOutWaiting', { count: community.waiting })
            : t('rail.signOutText')
        }
        action={t('rail.signOut')}
        cancel={t('rail.cancel')}
      />
      <Confirm
        open={asking === 'forget'}
        onClose={() => setAsking(null)}
        onConfirm={() => void confirm()}
        title={t('rail.forgetTitle', { name })}
        text={t('rail.forgetText')}
        action={t('rail.forgetAction')}
        cancel={t('rail.cancel')}
      />
    </>
  );
}
