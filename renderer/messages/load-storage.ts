// Brings the texts of the storage screen along with it; the window's first load does without them.
import { loadTexts } from './messages.ts';

await loadTexts('storage');
