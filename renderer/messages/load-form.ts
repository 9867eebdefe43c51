// Brings the texts of the form along with the form; the window's first load does without them.
import { loadTexts } from './messages.ts';

await loadTexts('form');
