// What one has written last in the thread that is open, so that one is led there. Forgotten with the thread.
import { create } from 'zustand';
import type { CommentId } from '../../shared/protocol/ids.ts';

type Written = { id: CommentId; isReply: boolean };

export const useJustWritten = create<{ written: Written | null }>(() => ({ written: null }));

export function noteWritten(written: Written): void {
  useJustWritten.setState({ written });
}

export function forgetWritten(): void {
  useJustWritten.setState({ written: null });
}
