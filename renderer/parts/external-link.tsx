// A link out of the app: shown in the system's browser by main, never followed by the window itself.
import type { MouseEvent, ReactNode } from 'react';
import { linkAddress } from '../../shared/bridge/web-address.ts';
import { system } from '../bridge.ts';
import { ask } from '../state/failures.ts';

/** The address as the system may open it, or '' for anything else, relative addresses included. */
export function followableUrl(url: string): string {
  return linkAddress(url) ?? '';
}

export function ExternalLink({ url, children }: { url: string; children: ReactNode }) {
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void ask(system()['system.openLink']({ url }));
  };
  return (
    <a href={url} title={url} rel="noreferrer" onClick={open} onAuxClick={open}>
      {children}
    </a>
  );
}
