// Brings the texts of the search screen along with it; the window's first load does without them.
import { loadTexts } from './messages.ts';

await loadTexts('search');
