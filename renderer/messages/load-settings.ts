// Brings the texts of the settings along with their screen; the window's first load does without them.
import { loadTexts } from './messages.ts';

await loadTexts('settings');
