// The texts of a reply that is held because what it answers has changed, in Arabic.
import type { held as english } from '../en/held.ts';
import type { Translated } from '../translated.ts';

export const held: Translated<typeof english, 'ar'> = {
  label: 'متوقف لتنظر فيه',
  title: 'لم يُرسَل: انظر في هذا أولًا.',
  edited: 'تغيّر {{number}} من {{author}} بعد أن كتبت.',
  hidden: 'أخفى مشرف {{number}} من {{author}}.',
  hiddenFor: 'أخفى مشرف {{number}} من {{author}}: {{reason}}.',
  removedByAuthor: 'أزال {{author}} تعليقه {{number}}.',
  removedByModerator: 'أزال مشرف {{number}} من {{author}}.',
  removedByModeratorFor: 'أزال مشرف {{number}} من {{author}}: {{reason}}.',
  muted: 'كُتم في هذه الأثناء {{author}} الذي ترد عليه، وقد لا يستطيع أن يجيب.',
  banned: 'حُظر في هذه الأثناء {{author}} الذي ترد عليه.',
  back: 'غاب {{number}} من {{author}} مدة ثم عاد.',
  before: 'حين كتبت',
  after: 'الآن',
  removedBegins: '[حُذف: ',
  addedBegins: '[أُضيف: ',
  markEnds: ']',
  postAnyway: 'إرسال على أي حال',
  change: 'تعديل ردّي',
  copy: 'نسخ',
  discard: 'إعادته مسودةً',
  move: 'نقله إلى تعليق جديد',
};
