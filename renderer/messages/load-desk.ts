// Brings the texts of the desk along with the desk; the window's first load does without them.
import { desk } from './desk.ts';
import { addTexts } from './messages.ts';

addTexts({ desk });
