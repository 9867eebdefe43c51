// The texts of who else has a thread in sight, in Arabic.
import type { presence as english } from '../en/presence.ts';
import type { Translated } from '../translated.ts';

export const presence: Translated<typeof english, 'ar'> = {
  readers_zero: 'لا أحد يقرأ',
  readers_one: 'قارئ واحد',
  readers_two: 'قارئان',
  readers_few: '{{count, number}} قرّاء',
  readers_many: '{{count, number}} قارئًا',
  readers_other: '{{count, number}} قارئ',
  one: 'كتابة جارية: {{name}}',
  two: 'كتابة جارية: {{first}} و{{second}}',
  several: 'عدة أشخاص يكتبون الآن',
};
