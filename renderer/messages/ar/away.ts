// The texts of what happened while one was away, in Arabic.
import type { away as english } from '../en/away.ts';
import type { Translated } from '../translated.ts';

export const away: Translated<typeof english, 'ar'> = {
  entry: 'ما حدث منذ {{day}}',
  corrected: 'صُحّح بعد أن قرأته.',
  show: 'إظهار ما تغيّر',
  hide: 'إظهار النص وحده',
  allSeen: 'رأيت كل جديد هنا.',
  lastNew: 'كان ذلك آخر تعليق جديد؛ وهذا هو الأول من جديد.',
  firstNew: 'كان ذلك أول تعليق جديد؛ وهذا هو الأخير من جديد.',
  noneNew: 'لا جديد هنا.',
};
