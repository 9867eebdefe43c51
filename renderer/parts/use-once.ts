// What is done once at a time: asked for again before it has come to its end, as by a key that is pressed
// twice, it is not done again. Whatever has no id yet would be there twice.
import { useRef } from 'react';

export function useOnce(action: () => Promise<unknown>): () => void {
  const isUnderWay = useRef(false);
  const once = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      await action();
    } finally {
      isUnderWay.current = false;
    }
  };
  return () => void once();
}
