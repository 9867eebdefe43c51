// The texts of reading a thread, in Arabic.
import type { reading as english } from '../en/reading.ts';
import type { Translated } from '../translated.ts';

export const reading: Translated<typeof english, 'ar'> = {
  order: {
    label: 'الترتيب',
    numbered: 'حسب الأرقام',
    newest: 'الأحدث أولًا',
    reacted: 'الأكثر تفاعلًا',
    news: 'الجديد عليّ',
    again: 'إعادة الترتيب',
  },
  ordering: 'تُرتَّب التعليقات…',
  collapse: 'طي هذا الفرع',
  expand: 'توسيع هذا الفرع',
  collapseAll: 'طي الكل',
  collapseRead: 'طي الكل عدا الجديد',
  expandAll: 'توسيع الكل',
  replies_zero: 'لا ردود',
  replies_one: 'رد واحد',
  replies_two: 'ردان',
  replies_few: '{{count, number}} ردود',
  replies_many: '{{count, number}} ردًا',
  replies_other: '{{count, number}} رد',
  moreReplies_zero: 'لا ردود أخرى',
  moreReplies_one: 'رد آخر',
  moreReplies_two: 'ردان آخران',
  moreReplies_few: '{{count, number}} ردود أخرى',
  moreReplies_many: '{{count, number}} ردًا آخر',
  moreReplies_other: '{{count, number}} رد آخر',
  newInside: 'الجديد: {{count, number}}',
  map: 'أين يكثر النقاش هنا، وما الجديد فيه',
  path: 'ما يرد عليه هذا التعليق',
  citation: '{{author}}: {{words}}',
  pathStep: '{{number}} {{author}}',
  linkCopied: 'نُسخ رابط {{number}}.',
};
