// Brings the texts of the storage screen along with it; the window's first load does without them.
import { addTexts } from './messages.ts';
import { storage } from './storage.ts';

addTexts({ storage });
