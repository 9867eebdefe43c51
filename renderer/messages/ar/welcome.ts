// The texts of the screens that lead into a community, in Arabic.
import type { account as englishAccount, connect as englishConnect } from '../en/welcome.ts';
import type { Translated } from '../translated.ts';

export const connect: Translated<typeof englishConnect, 'ar'> = {
  title: 'شارك في النقاش',
  text: 'Parley مكان لقراءة المقالات ومناقشتها مباشرةً. ولكل مجتمع خادمه الخاص.',
  address: 'العنوان أو رابط الدعوة',
  hint: 'من دعاك يعرف العنوان.',
  placeholder: 'talk.example.org',
  action: 'اتصال',
  busy: 'جارٍ الاتصال…',
  cancel: 'إلغاء',
  problem: {
    not_an_address:
      'هذا ليس عنوان مجتمع. يكون العنوان مثل talk.example.org أو رابطًا يبدأ بـ parley://.',
    no_line: 'لا اتصال لهذا الجهاز الآن. صِله بشبكة ثم حاول من جديد.',
    unknown_host: 'لا وجود لـ {{host}}. تحقق من كتابة العنوان.',
    nobody_answers:
      '{{host}} موجود، لكن لا مجتمع يعمل عليه الآن. تحقق من العنوان والمنفذ، أو اسأل من يديره.',
    silent: '{{host}} لا يجيب. حاول بعد قليل، فإن بقي كذلك فاسأل من يديره.',
    certificate:
      'لا يمكن الوثوق بشهادة {{host}}، لذلك لم يُرسل شيء. اسأل من يديره ولا تتجاوز هذا التحذير.',
    not_encrypted:
      'لا يدعم {{host}} الاتصال عبر https. إن كنت تثق بالشبكة بينكما فاكتب http:// قبل العنوان.',
    not_parley: 'شيء ما يجيب عند {{host}}، لكنه ليس مجتمع Parley. تحقق من العنوان.',
    line_refused:
      'المجتمع عند {{host}} موجود، لكن شيئًا بينكما يمنع الاتصال المباشر، ربما وكيل أو جدار حماية.',
    server_older: 'الخادم عند {{host}} أقدم من نسختك من Parley. على من يديره أن يحدّثه.',
    app_older: 'نسختك من Parley أقدم من الخادم عند {{host}}. حدّث Parley ثم عد.',
  },
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
  otherAddress: 'عنوان آخر',
  here_zero: 'لا أحد غيرك هنا الآن',
  here_one: 'شخص آخر هنا الآن',
  here_two: 'شخصان آخران هنا الآن',
  here_few: '{{count, number}} آخرون هنا الآن',
  here_many: '{{count, number}} شخصًا آخر هنا الآن',
  here_other: '{{count, number}} شخص آخر هنا الآن',
  hereNobody: 'لا أحد غيرك هنا الآن',
  guestsRead: 'للزوار أن يقرؤوا',
  membersRead: 'القراءة للأعضاء فقط',
  registration: {
    open: 'التسجيل متاح للجميع',
    invite: 'العضوية بدعوة',
    closed: 'لا أعضاء جدد حاليًّا',
  },
  exposed: 'الاتصال بهذا المجتمع غير مشفّر: قد يقرأ آخرون في الطريق ما تكتبه، حتى كلمة مرورك.',
  wrongPassword: 'الاسم أو كلمة المرور غير صحيحة.',
  nameTaken: 'هذا الاسم لشخص آخر هنا. اختر غيره.',
  wrongInvite: 'هذه الدعوة غير صالحة أو استُعملت من قبل. اطلب دعوة جديدة.',
  unavailable: 'المجتمع لا يجيب الآن. حاول بعد قليل.',
};
