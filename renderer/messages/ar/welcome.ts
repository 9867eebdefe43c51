// The texts of the screens that lead into a community, in Arabic.
import type { account as englishAccount, connect as englishConnect } from '../en/welcome.ts';
import type { Translated } from '../translated.ts';

export const connect: Translated<typeof englishConnect, 'ar'> = {
  title: 'المشاركة في النقاش',
  text: 'Parley مكان لقراءة المقالات ومناقشتها مباشرةً. ولكل مجتمع خادمه الخاص.',
  address: 'العنوان أو رابط الدعوة',
  hint: 'العنوان معروف لدى من أرسل إليك الدعوة.',
  placeholder: 'talk.example.org',
  action: 'اتصال',
  busy: 'جارٍ الاتصال…',
  settings: 'اللغة وحجم النص',
  cancel: 'إلغاء',
  problem: {
    not_an_address:
      'هذا ليس عنوان مجتمع. يكون العنوان مثل talk.example.org أو رابطًا يبدأ بـ \u2066parley://\u2069.',
    no_line: 'هذا الجهاز غير متصل. يلزم وصله بشبكة ثم المحاولة من جديد.',
    unknown_host: 'لا وجود لـ {{host}}. يُرجى التحقق من كتابة العنوان.',
    nobody_answers:
      '{{host}} موجود، لكن لا مجتمع يعمل عليه الآن. يُرجى التحقق من العنوان والمنفذ، أو سؤال القائمين عليه.',
    silent: '{{host}} لا يجيب. تمكن المحاولة بعد قليل، وإن استمر ذلك فيُرجى سؤال القائمين عليه.',
    certificate:
      'لا يمكن الوثوق بشهادة {{host}}، لذلك لم يُرسل شيء. يُرجى سؤال القائمين عليه وعدم تجاوز هذا التحذير.',
    not_encrypted:
      'لا يدعم {{host}} الاتصال عبر https. عند الثقة بالشبكة بينكما تمكن كتابة \u2066http://\u2069 قبل العنوان.',
    not_parley: 'شيء ما يجيب عند {{host}}، لكنه ليس مجتمع Parley. يُرجى التحقق من العنوان.',
    line_refused:
      'المجتمع عند {{host}} موجود، لكن شيئًا بينكما يمنع الاتصال المباشر، ربما وكيل أو جدار حماية.',
    server_older: 'الخادم عند {{host}} أقدم من نسختك من Parley. يلزم أن يحدّثه القائمون عليه.',
    app_older: 'نسختك من Parley أقدم من الخادم عند {{host}}. يلزم تحديث Parley أولًا.',
  },
};

export const account: Translated<typeof englishAccount, 'ar'> = {
  back: 'العودة إلى القراءة',
  rules: 'قواعد المجتمع',
  register: 'إنشاء حساب',
  signIn: 'تسجيل الدخول',
  name: 'الاسم',
  nameHint: 'يكفي اسم مستعار. سيظهر على كل كتاباتك.',
  password: 'كلمة المرور',
  passwordHint_zero: 'بلا حد أدنى.',
  passwordHint_one: 'حرف واحد على الأقل.',
  passwordHint_two: 'حرفان على الأقل.',
  passwordHint_few: '{{count, number}} أحرف على الأقل.',
  passwordHint_many: '{{count, number}} حرفًا على الأقل.',
  passwordHint_other: '{{count, number}} حرف على الأقل.',
  invite: 'الدعوة',
  inviteHint: 'يقبل هذا المجتمع الأعضاء بدعوة.',
  registerBusy: 'جارٍ إنشاء الحساب…',
  signInBusy: 'جارٍ تسجيل الدخول…',
  asGuest: 'القراءة بصفة زائر',
  or: 'أو',
  closed: 'لا يقبل هذا المجتمع أعضاء جددًا حاليًا.',
  noGuests: 'هذا المجتمع لأعضائه: يلزم تسجيل الدخول للقراءة.',
  show: 'إظهار كلمة المرور',
  hide: 'إخفاء كلمة المرور',
  otherAddress: 'عنوان آخر',
  here_zero: 'لا أحد غيرك هنا الآن',
  here_one: 'شخص آخر هنا الآن',
  here_two: 'شخصان آخران هنا الآن',
  here_few: '{{count, number}} أشخاص آخرين هنا الآن',
  here_many: '{{count, number}} شخصًا آخر هنا الآن',
  here_other: '{{count, number}} شخص آخر هنا الآن',
  hereNobody: 'لا أحد غيرك هنا الآن',
  guestsRead: 'القراءة متاحة للزوار',
  membersRead: 'القراءة للأعضاء فقط',
  registration: {
    open: 'التسجيل متاح للجميع',
    invite: 'العضوية بدعوة',
    closed: 'لا أعضاء جدد حاليًا',
  },
  exposed: 'الاتصال بهذا المجتمع غير مشفّر: قد يقرأ آخرون في الطريق كتاباتك، حتى كلمة مرورك.',
  wrongPassword: 'الاسم أو كلمة المرور غير صحيحة.',
  nameTaken: 'هذا الاسم لشخص آخر هنا. يلزم اسم غيره.',
  wrongInvite: 'هذه الدعوة غير صالحة أو استُخدمت من قبل. يلزم طلب دعوة جديدة.',
  unavailable: 'المجتمع لا يجيب الآن. تمكن المحاولة بعد قليل.',
};
