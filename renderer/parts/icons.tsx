// The few drawn marks of the interface, all in the colour of the text beside them.
import type { ReactNode } from 'react';
import type { Reaction } from '../../shared/protocol/comments.ts';
import styles from './icons.module.css';

type IconProps = {
  children: ReactNode;
  filled?: boolean;
  /** It shows a way along the line of reading, and turns round with it. */
  pointing?: boolean;
};

function Icon({ children, filled = false, pointing = false }: IconProps) {
  const look = filled ? styles.filled : styles.drawn;
  return (
    <svg
      className={pointing ? `${look} ${styles.pointing}` : look}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export function ReactionIcon({ reaction }: { reaction: Reaction }) {
  switch (reaction) {
    case 'agree':
      return (
        <Icon filled>
          <path d="M8 3.2 14 12.6H2z" />
        </Icon>
      );
    case 'thanks':
      return (
        <Icon filled>
          <path d="M8 13.6C4.2 10.9 2 8.8 2 6.2A3.1 3.1 0 0 1 5.1 3C6.3 3 7.4 3.7 8 4.7 8.6 3.7 9.7 3 10.9 3A3.1 3.1 0 0 1 14 6.2C14 8.8 11.8 10.9 8 13.6Z" />
        </Icon>
      );
    case 'funny':
      return (
        <Icon>
          <circle cx="8" cy="8" r="6" />
          <path d="M5 9.2c1.2 2.3 4.8 2.3 6 0M6 6.3v.01M10 6.3v.01" />
        </Icon>
      );
  }
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.3 3.3" />
    </Icon>
  );
}

export function PlusIcon() {
  return (
    <Icon>
      <path d="M8 3v10M3 8h10" />
    </Icon>
  );
}

export function BackIcon() {
  return (
    <Icon pointing>
      <path d="M10 3.5 5.5 8l4.5 4.5" />
    </Icon>
  );
}

export function ChevronIcon() {
  return (
    <Icon>
      <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />
    </Icon>
  );
}

export function DownIcon() {
  return (
    <Icon>
      <path d="M8 3v10M4 9l4 4 4-4" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Icon>
  );
}

export function CheckIcon() {
  return (
    <Icon>
      <path d="m3.5 8.5 3 3 6-7" />
    </Icon>
  );
}

export function MoreIcon() {
  return (
    <Icon filled>
      <circle cx="3.5" cy="8" r="1.3" />
      <circle cx="8" cy="8" r="1.3" />
      <circle cx="12.5" cy="8" r="1.3" />
    </Icon>
  );
}

export function WriteIcon() {
  return (
    <Icon>
      <path d="m10.5 3.2 2.3 2.3-7.3 7.3-2.9.6.6-2.9z" />
    </Icon>
  );
}

export function PersonIcon() {
  return (
    <Icon>
      <circle cx="8" cy="5.5" r="2.6" />
      <path d="M3 13.2c.8-2.5 2.7-3.7 5-3.7s4.200 1.200 5 3.7" />
    </Icon>
  );
}
