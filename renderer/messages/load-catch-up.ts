// Brings the texts of the screen along with the screen; the window's first load does without them.
import { catchUp } from './catch-up.ts';
import { addTexts } from './messages.ts';

addTexts({ catchUp });
