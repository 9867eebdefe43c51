// What one can do to an item of the desk, each with its key: seen on the item that one is on.
import { ariaKeys } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { commandOf, type ItemCommand, keyOf } from './desk-keys.ts';
import styles from './item.module.css';

type ItemActionsProps = {
  commands: readonly ItemCommand[];
  act: (command: ItemCommand) => void;
};

export function ItemActions({ commands, act }: ItemActionsProps) {
  return (
    <div className={styles.actions}>
      {commands.map((command) => {
        const key = keyOf(command);
        return (
          <button
            key={command}
            type="button"
            className={styles.action}
            aria-keyshortcuts={ariaKeys(commandOf(command))}
            onClick={() => act(command)}
          >
            {t(`desk.action.${command}`)} <kbd className={styles.key}>{key}</kbd>
          </button>
        );
      })}
    </div>
  );
}
