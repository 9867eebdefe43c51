// The texts of the screens that lead into a community, in Arabic.
import type { account as englishAccount, connect as englishConnect } from '../en/welcome.ts';
import type { Translated } from '../translated.ts';

export const connect: Translated<typeof englishConnect, 'ar'> = {
  title: 'شارك في النقاش',
  text: 'Parley مكان لقراءة المقالات ومناقشتها مباشرةً. ولكل مجتمع خادمه الخاص.',
  address: 'العنوان أو رابط الدعوة',
  placeholder: 'talk.example.org',
  action: 'اتصال',
  busy: 'جارٍ الاتصال…',
  cancel: 'إلغاء',
};

export const account: Translated<typeof englishAccount, 'ar'> = {
  back: 'العودة إلى القراءة',
  rules: 'قواعد المكان',
  register: 'إنشاء حساب',
  signIn: 'تسجيل الدخول',
  name: 'الاسم',
  nameHint: 'يكفي اسم مستعار. سيظهر على كل ما تكتبه.',
  password: 'كلمة المرور',
  passwordHint_zero: 'بلا حد أدنى.',
  passwordHint_one: 'حرف واحد على الأقل.',
  passwordHint_two: 'حرفان على الأقل.',
  passwordHint_few: '{{count}} أحرف على الأقل.',
  passwordHint_many: '{{count}} حرفًا على الأقل.',
  passwordHint_other: '{{count}} حرف على الأقل.',
  invite: 'الدعوة',
  inviteHint: 'يقبل هذا المجتمع الأعضاء بدعوة.',
  registerBusy: 'جارٍ إنشاء الحساب…',
  signInBusy: 'جارٍ تسجيل الدخول…',
  asGuest: 'القراءة زائرًا',
  or: 'أو',
  closed: 'لا يقبل هذا المجتمع أعضاء جددًا حاليًّا.',
  noGuests: 'هذا المجتمع لأعضائه: سجّل الدخول لتقرأ.',
  show: 'إظهار كلمة المرور',
  hide: 'إخفاء كلمة المرور',
};
