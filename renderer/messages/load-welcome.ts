// Brings the texts of the screens that lead into a community along with them; the window's first load
// does without them.
import { loadTexts } from './messages.ts';

await loadTexts('welcome');
