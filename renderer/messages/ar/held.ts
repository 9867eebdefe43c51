// The texts of a reply that is held because what it answers has changed, in Arabic.
import type { held as english } from '../en/held.ts';
import type { Translated } from '../translated.ts';

export const held: Translated<typeof english, 'ar'> = {
  label: 'موقوف بانتظار قرارك',
  title: 'لم يُرسَل: يلزم الاطلاع على هذا أولًا.',
  edited: 'تغيّر {{number}} من {{author}} بعد أن كتبت.',
  hidden: 'أخفى الإشراف {{number}} من {{author}}.',
  hiddenFor: 'أخفى الإشراف {{number}} من {{author}}: {{reason}}.',
  removedByAuthor: 'أُزيل {{number}} من {{author}} بطلب من صاحبه.',
  removedByModerator: 'أزال الإشراف {{number}} من {{author}}.',
  removedByModeratorFor: 'أزال الإشراف {{number}} من {{author}}: {{reason}}.',
  muted: 'تم كتم {{author}} في هذه الأثناء، وقد لا يصلك جواب.',
  banned: 'تم حظر {{author}} في هذه الأثناء.',
  back: 'غاب {{number}} من {{author}} مدة ثم عاد.',
  before: 'حين كتبت',
  after: 'الآن',
  removedBegins: '[حُذف: ',
  addedBegins: '[أُضيف: ',
  markEnds: ']',
  postAnyway: 'إرسال على أي حال',
  change: 'تعديل ردي',
  copy: 'نسخ',
  discard: 'حفظه مسودةً',
  move: 'نقله إلى تعليق جديد',
};
