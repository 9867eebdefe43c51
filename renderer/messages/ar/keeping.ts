// What is said of how an article is kept on this device, in Arabic.
import type { keeping as english } from '../en/keeping.ts';
import type { Translated } from '../translated.ts';

export const keeping: Translated<typeof english, 'ar'> = {
  pin: 'إتاحة دون اتصال',
  pinHint: 'حفظ المقال وتعليقاته وصوره على هذا الجهاز (O)',
  follow: 'متابعة',
  followHint: 'تحميل التعليقات الجديدة دون فتحه، وعدم حذفه أبدًا لتوفير المساحة (L)',
  quiet: 'عدم الإزعاج',
  quietHint: 'لا إشعار ولا عدّ لما يُوجَّه إليك هنا (Z)',
  pinned: 'متاح دون اتصال',
  followed: 'متابَع',
  notSaved: 'غير مكتمل على هذا الجهاز',
  menu: 'التخزين على هذا الجهاز',
};
