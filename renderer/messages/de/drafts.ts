// The texts that say whether what is being typed is kept on this device, in German.
import type { drafts as english } from '../en/drafts.ts';
import type { Translated } from '../translated.ts';

export const drafts: Translated<typeof english, 'de'> = {
  saved: 'Entwurf gespeichert',
  said: 'Was du schreibst, wird laufend gespeichert',
  failed: 'Nicht auf diesem Gerät gespeichert',
  failedHint:
    'Was du schreibst, bleibt hier, solange Parley offen ist. Parley versucht weiter, es zu speichern.',
};
