// Brings the texts of the screen along with the screen; the window's first load does without them.
import { loadTexts } from './messages.ts';

await loadTexts('catchUp');
