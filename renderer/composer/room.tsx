// How much room is left near the limit of a text, and how much it is over. Seen at once, said aloud now
// and then: nobody can write while each letter is counted to them.
import { useEffect, useRef, useState } from 'react';
import { limits } from '../../shared/limits.ts';
import { t } from '../messages/messages.ts';
import hidden from '../parts/visually-hidden.module.css';
import styles from './composer.module.css';

/** From here on one is told how much room is left. */
const NEAR_LIMIT = limits.commentBody / 10;
const SAID_EVERY_MS = 4_000;

export function isNearLimit(body: string): boolean {
  return limits.commentBody - body.length <= NEAR_LIMIT;
}

function inWords(left: number): string {
  return left < 0 ? t('composer.over', { count: -left }) : t('composer.remaining', { count: left });
}

/** The words, no newer than they may be said. */
function useSaidNowAndThen(words: string): string {
  const [said, setSaid] = useState(words);
  const saidAt = useRef(0);
  useEffect(() => {
    const say = () => {
      saidAt.current = Date.now();
      setSaid(words);
    };
    const timer = setTimeout(say, Math.max(0, saidAt.current + SAID_EVERY_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [words]);
  return said;
}

export function Room({ body }: { body: string }) {
  const left = limits.commentBody - body.length;
  const words = isNearLimit(body) ? inWords(left) : '';
  const said = useSaidNowAndThen(words);
  return (
    <>
      {words && (
        <span className={styles.room} data-over={left < 0} aria-hidden="true">
          {words}
        </span>
      )}
      <span role="status" className={hidden.hidden}>
        {said}
      </span>
    </>
  );
}
