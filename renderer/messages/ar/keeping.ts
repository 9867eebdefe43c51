// What is said of how an article is kept on this device, in Arabic.
import type { keeping as english } from '../en/keeping.ts';
import type { Translated } from '../translated.ts';

export const keeping: Translated<typeof english, 'ar'> = {
  pin: 'إبقاء دون اتصال',
  pinHint: 'إبقاء المقال وتعليقاته وصوره على هذا الجهاز (O)',
  follow: 'متابعة',
  followHint: 'جلب التعليقات الجديدة دون فتحه، وعدم حذفه أبدًا لإفساح المكان (L)',
  quiet: 'عدم الإزعاج',
  quietHint: 'لا إشعار ولا عدّ لما يُوجَّه إليك هنا (Z)',
  pinned: 'باقٍ دون اتصال',
  followed: 'متابَع',
  notSaved: 'ليس كله على هذا الجهاز',
  menu: 'التخزين على هذا الجهاز',
};
