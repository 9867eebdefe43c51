// Brings the words of the commands along with what lists them; the window's first load does without them.
import { loadTexts } from './messages.ts';

await loadTexts('commands');
