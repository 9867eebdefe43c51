// The texts of the form in which an article is written, in Arabic.
import type { form as english } from '../en/form.ts';
import type { Translated } from '../translated.ts';

export const form: Translated<typeof english, 'ar'> = {
  publishTitle: 'نشر مقال',
  correctTitle: 'تصحيح المقال',
  headline: 'العنوان',
  deck: 'المقدمة',
  deckHint: 'جملة واحدة تقول أكثر من العنوان. يجوز تركها فارغة.',
  byline: 'اسم الكاتب',
  bylinePlaceholder: 'قسم الأخبار المحلية',
  body: 'النص',
  bodyHint: 'Markdown: \u2066##\u2069 لعنوان قسم، \u2066>\u2069 لاقتباس، \u2066-\u2069 لقائمة.',
  sources: 'المصادر',
  sourceName: 'اسم المصدر {{number}}',
  sourceNamePlaceholder: 'محضر جلسة المجلس',
  sourceUrl: 'عنوان المصدر {{number}}',
  sourceUrlPlaceholder: '\u2066https://…\u2069 (يجوز تركه فارغًا)',
  addSource: 'إضافة مصدر',
  removeSource: 'إزالة المصدر {{number}}',
  note: 'ما صُحّح',
  noteHint: 'تظهر هذه الملاحظة للجميع بجانب التاريخ.',
  notePlaceholder: 'تستمر التجربة عشرة أسابيع لا اثني عشر',
  write: 'كتابة',
  preview: 'معاينة',
  nothingToPreview: 'لا شيء للمعاينة بعد.',
  publish: 'نشر',
  correct: 'نشر التصحيح',
  cancel: 'إلغاء',
  correctedMeanwhile: 'صُحّح المقال أثناء كتابتك. نسختك تحل محل هذا:',
  unchanged: 'لم يتغيّر شيء بعد.',
};
