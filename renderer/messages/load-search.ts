// Brings the texts of the search screen along with it; the window's first load does without them.
import { addTexts } from './messages.ts';
import { search } from './search.ts';

addTexts({ search });
