// A menu that opens from a button, by pointer and by keyboard.
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { CheckIcon } from './icons.tsx';
import styles from './popup.module.css';

type MenuProps = {
  trigger: ReactElement;
  side?: 'bottom' | 'inline-end';
  align?: 'start' | 'end';
  onOpenChange?: (open: boolean) => void;
  /** Where it appears, if not at the trigger. */
  anchor?: () => { getBoundingClientRect: () => DOMRect };
  /** What has the focus afterwards, if not the trigger; false leaves it to others. */
  finalFocus?: () => HTMLElement | null | false;
  children: ReactNode;
};

export function Menu({
  trigger,
  side = 'bottom',
  align = 'end',
  onOpenChange,
  anchor,
  finalFocus,
  children,
}: MenuProps) {
  return (
    <Base.Root modal={false} onOpenChange={(open) => onOpenChange?.(open)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner anchor={anchor} side={side} align={align} sideOffset={6}>
          <Base.Popup className={styles.menu} finalFocus={finalFocus}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemProps = { onClick: () => void; shortcut?: string; icon?: ReactNode; children: ReactNode };

export function MenuItem({ onClick, shortcut, icon, children }: ItemProps) {
  return (
    <Base.Item className={styles.item} onClick={onClick}>
      {icon}
      {children}
      {shortcut && <kbd className={styles.key}>{shortcut}</kbd>}
    </Base.Item>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
};

export function MenuChoice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.heading}>{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onChoose}>
        {options.map((option) => (
          <Base.RadioItem
            key={option.value}
            value={option.value}
            className={styles.item}
            closeOnClick
          >
            <span className={styles.mark}>
              <Base.RadioItemIndicator>
                <CheckIcon />
              </Base.RadioItemIndicator>
            </span>
            {option.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <div className={styles.heading}>{children}</div>;
}

export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />;
}
