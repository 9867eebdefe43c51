// Brings the texts of the desk along with the desk; the window's first load does without them.
import { loadTexts } from './messages.ts';

await loadTexts('desk');
