// What the app does on this device beyond its windows: notifications, tray, start, spelling. A setting for
// what this system cannot do says so.
import type { DeviceState } from '../../shared/bridge/device-settings.ts';
import { shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { useDeviceNow } from '../state/clock.ts';
import { changeDevice } from '../state/device.ts';
import { Section, Selection, Switch } from './lines.tsx';
import { type QuietLength, quietEnds, quietLengths } from './quiet.ts';

type DeviceProps = { device: DeviceState };

export function NotificationSection({ device: { settings, abilities } }: DeviceProps) {
  // By this device's clock, which main goes by as well.
  const now = useDeviceNow();
  const until = settings.doNotDisturbUntil;
  const isQuiet = until !== null && Date.parse(until) > now;
  return (
    <Section id="settings-notifications" title={t('settings.notifications')}>
      <Switch
        label={t('settings.notify')}
        hint={t(abilities.notifications ? 'settings.notifyHint' : 'settings.notifyNot')}
        on={settings.notifications && abilities.notifications}
        disabled={!abilities.notifications}
        onSwitch={(notifications) => void changeDevice({ notifications })}
      />
      <Selection<QuietLength | 'chosen'>
        label={t('settings.quiet')}
        {...(isQuiet && { hint: t('settings.quietUntil', { time: shortTime(until, now) }) })}
        value={isQuiet ? 'chosen' : 'off'}
        options={[
          ...(isQuiet ? [{ value: 'chosen' as const, label: t('settings.quietOn') }] : []),
          ...quietLengths.map((value) => ({ value, label: t(`settings.quietFor.${value}`) })),
        ]}
        onChoose={(length) => {
          if (length !== 'chosen') void changeDevice({ doNotDisturbUntil: quietEnds(length, now) });
        }}
      />
    </Section>
  );
}

export function DeviceSection({ device: { settings, abilities } }: DeviceProps) {
  return (
    <Section id="settings-device" title={t('settings.device')}>
      <Switch
        label={t('settings.closeToTray')}
        hint={t(abilities.tray ? 'settings.closeToTrayHint' : 'settings.trayNot')}
        on={settings.closeToTray && abilities.tray}
        disabled={!abilities.tray}
        onSwitch={(closeToTray) => void changeDevice({ closeToTray })}
      />
      <Switch
        label={t('settings.startAtLogin')}
        {...(!abilities.startAtLogin && { hint: t('settings.startAtLoginNot') })}
        on={settings.startAtLogin && abilities.startAtLogin}
        disabled={!abilities.startAtLogin}
        onSwitch={(startAtLogin) => void changeDevice({ startAtLogin })}
      />
      <Switch
        label={t('settings.spelling')}
        on={settings.spelling}
        onSwitch={(spelling) => void changeDevice({ spelling })}
      />
    </Section>
  );
}
