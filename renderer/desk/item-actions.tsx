// What one can do to an item of the desk, each with its key: seen on the item that one is on.
import { t } from '../messages/messages.ts';
import { type ItemCommand, keyOf, type Section } from './desk-keys.ts';
import styles from './item.module.css';

type ItemActionsProps = {
  section: Section;
  commands: readonly ItemCommand[];
  act: (command: ItemCommand) => void;
};

export function ItemActions({ section, commands, act }: ItemActionsProps) {
  return (
    <div className={styles.actions}>
      {commands.map((command) => {
        const key = keyOf(section, command);
        return (
          <button
            key={command}
            type="button"
            className={styles.action}
            aria-keyshortcuts={key}
            onClick={() => act(command)}
          >
            {t(`desk.action.${command}`)} <kbd className={styles.key}>{key}</kbd>
          </button>
        );
      })}
    </div>
  );
}
