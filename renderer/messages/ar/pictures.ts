// What is said in the place of a picture that is not shown, in Arabic.
import type { picture as english } from '../en/pictures.ts';
import type { Translated } from '../translated.ts';

export const picture: Translated<typeof english, 'ar'> = {
  named: 'صورة: {{alt}}',
  plain: 'صورة',
  waiting: 'لم تصل بعد.',
  failed: 'لم تصل بعد: تعذّر تحميلها. يعيد Parley المحاولة تلقائيًا.',
  unsent: 'تُحمَّل بعد إرسال المقال.',
  address: 'لا تُعرض: تقع في مكان لا يحمّل Parley الصور منه.',
  size: 'لا تُعرض: حجمها أكبر من أن تُحفظ.',
  type: 'لا تُعرض: ليس الملف صورة يستطيع Parley عرضها.',
  open: 'فتح في المتصفح',
};
