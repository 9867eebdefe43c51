// A dialog over the window: one that informs and one that asks before something is lost.
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { Button } from './button.tsx';
import styles from './popup.module.css';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  width?: 'narrow' | 'wide' | 'page';
  /** What has the focus first; else whatever Tab would reach first. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

export function Dialog({
  open,
  onClose,
  title,
  width = 'narrow',
  initialFocus,
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup className={styles[width]} initialFocus={initialFocus}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

type ConfirmProps = {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  text: string;
  action: string;
  cancel: string;
  children?: ReactNode;
};

export function Confirm({
  open,
  onClose,
  onConfirm,
  title,
  text,
  action,
  cancel,
  children,
}: ConfirmProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Viewport className={styles.viewport}>
          <AlertDialog.Popup className={styles.narrow}>
            <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
            <AlertDialog.Description className={styles.text}>{text}</AlertDialog.Description>
            <form
              className={styles.form}
              onSubmit={(event) => {
                event.preventDefault();
                onConfirm();
              }}
            >
              {children}
              <DialogActions>
                <Button onClick={onClose}>{cancel}</Button>
                <Button kind="danger" type="submit">
                  {action}
                </Button>
              </DialogActions>
            </form>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
