// The texts of reading a thread, in German.
import type { reading as english } from '../en/reading.ts';
import type { Translated } from '../translated.ts';

export const reading: Translated<typeof english, 'de'> = {
  order: {
    label: 'Reihenfolge',
    numbered: 'Nach Nummern',
    newest: 'Neueste zuerst',
    reacted: 'Meiste Reaktionen zuerst',
    news: 'Neu für mich',
    again: 'Neu sortieren',
  },
  ordering: 'Die Kommentare werden geordnet …',
  collapse: 'Diesen Zweig einklappen',
  expand: 'Diesen Zweig ausklappen',
  collapseAll: 'Alles einklappen',
  collapseRead: 'Alles außer dem Neuen einklappen',
  expandAll: 'Alles ausklappen',
  replies_one: '{{count, number}} Antwort',
  replies_other: '{{count, number}} Antworten',
  moreReplies_one: '{{count, number}} weitere Antwort',
  moreReplies_other: '{{count, number}} weitere Antworten',
  newInside: '{{count, number}} neu',
  map: 'Wo in dieser Diskussion viel los ist und was neu ist',
  path: 'Worauf dies antwortet',
  citation: '{{author}}: {{words}}',
  pathStep: '{{number}} {{author}}',
  linkCopied: 'Der Link zu {{number}} ist kopiert.',
};
