// The window's title: what is read in it, so that several windows can be told apart.
import { useThread } from './thread.ts';

export function startWindowTitle(): void {
  useThread.subscribe(({ article }) => {
    const title = article ? `${article.headline} – Parley` : 'Parley';
    if (document.title !== title) document.title = title;
  });
}
