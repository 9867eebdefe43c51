// The texts that say what is wrong with keeping things on this device, in Arabic.
import type { storageProblem as english } from '../en/storage-problem.ts';
import type { Translated } from '../translated.ts';

export const storageProblem: Translated<typeof english, 'ar'> = {
  newer: 'ما حُفظ هنا من إصدار أحدث من Parley، وسيُحمّل من جديد.',
  damaged: 'تلف ما حُفظ على هذا الجهاز، وسيُحمّل من جديد.',
  unreadable: 'تعذّر فتح ما حُفظ على هذا الجهاز، وسيُحمّل من جديد.',
  complete: 'مسوداتك وما ينتظر الإرسال محفوظة.',
  incomplete: 'تعذّرت قراءة بعض مسوداتك أو بعض ما ينتظر الإرسال.',
  full: 'لم تبقَ مساحة على هذا الجهاز: لا تُحفظ المقالات والتعليقات الجديدة هنا حتى تتوفر مساحة. أما كتاباتك فمحفوظة.',
  nowhere:
    'لا يمكن حفظ شيء على هذا الجهاز الآن: كل ما يُقرأ ويُكتب يضيع عند إغلاق Parley. يلزم التأكد من إمكان الكتابة في مجلده، ثم تشغيله من جديد.',
  understood: 'حسنًا',
};
