// The dialog that is open, of those that state/moderating.ts names. Loaded when the first one opens.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { closeDialog, type Opened } from '../state/moderating.ts';
import { ActSheet } from './act-sheet.tsx';
import { IgnoredDialog } from './ignored-dialog.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { ReportDialog } from './report-dialog.tsx';

type OpenedDialogProps = { opened: Opened; community: Community };

export function OpenedDialog({ opened, community }: OpenedDialogProps) {
  switch (opened.dialog) {
    case 'act':
      return <ActSheet subject={opened} community={community} onClose={closeDialog} />;
    case 'remove':
      return <RemovalDialog {...opened} onClose={closeDialog} />;
    case 'report':
      return <ReportDialog {...opened} onClose={closeDialog} />;
    case 'ignored':
      return <IgnoredDialog community={community} onClose={closeDialog} />;
    default:
      return unreachable(opened);
  }
}
