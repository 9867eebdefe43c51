// What main itself says, in Arabic.
import type { Words } from './en.ts';
import { listed, plural } from './plural.ts';

function toYouInArabic(count: number): string {
  return plural('ar', count, {
    one: 'رد أو إشارة',
    two: 'ردّان أو إشارتان',
    few: '# ردود وإشارات',
    many: '# ردًّا وإشارة',
    other: '# رد وإشارة',
  });
}

export const ar: Words = {
  menu: {
    app: 'Parley',
    file: 'ملف',
    edit: 'تحرير',
    view: 'عرض',
    window: 'نافذة',
    help: 'مساعدة',
    newWindow: 'نافذة جديدة',
    openThread: 'فتح النقاش في نافذة جديدة',
    closeWindow: 'إغلاق النافذة',
    quit: 'إنهاء Parley',
    about: 'حول Parley',
    services: 'الخدمات',
    hide: 'إخفاء Parley',
    hideOthers: 'إخفاء الآخرين',
    unhide: 'إظهار الكل',
    undo: 'تراجع',
    redo: 'إعادة',
    cut: 'قص',
    copy: 'نسخ',
    paste: 'لصق',
    pasteAsText: 'لصق بلا تنسيق',
    delete: 'حذف',
    selectAll: 'تحديد الكل',
    fullScreen: 'ملء الشاشة',
    reload: 'إعادة التحميل',
    developerTools: 'أدوات المطوّر',
    minimize: 'تصغير النافذة',
    front: 'إحضار الكل إلى الأمام',
  },
  context: {
    copyLink: 'نسخ الرابط',
    openLink: 'فتح الرابط في المتصفح',
    learn: 'إضافة إلى القاموس',
    languages: 'لغات التدقيق الإملائي',
    noSuggestions: 'لا اقتراحات',
  },
  notification: {
    reply: (name) => `ردّ ${name} عليك`,
    mention: (name) => `أشار ${name} إليك`,
    replies: (count, headline) =>
      `${plural('ar', count, {
        one: 'رد واحد',
        two: 'ردّان',
        few: '# ردود',
        many: '# ردًّا',
        other: '# رد',
      })} في «${headline}»`,
    mentions: (count, headline) =>
      `${plural('ar', count, {
        one: 'إشارة واحدة',
        two: 'إشارتان',
        few: '# إشارات',
        many: '# إشارة',
        other: '# إشارة',
      })} في «${headline}»`,
    both: (count, headline) => `${toYouInArabic(count)} في «${headline}»`,
    inThreads: (count, threads) =>
      `${toYouInArabic(count)} في ${plural('ar', threads, {
        one: 'نقاش واحد',
        two: 'نقاشين',
        few: '# نقاشات',
        many: '# نقاشًا',
        other: '# نقاش',
      })}`,
    from: (names) =>
      listed('ar', names, (count) =>
        plural('ar', count, {
          one: 'شخص آخر',
          two: 'شخصان آخران',
          few: '# آخرون',
          many: '# آخرون',
          other: '# آخرون',
        }),
      ),
    replyHere: 'اكتب ردًّا',
    notSent: 'لم يُرسَل ردّك',
    keptAsDraft: 'حُفظ كمسودة. افتحه لإرساله.',
  },
  tray: {
    open: 'فتح Parley',
    unread: toYouInArabic,
    nothing: 'لا جديد موجَّه إليك',
    doNotDisturb: 'عدم الإزعاج',
    until: (time) => `عدم الإزعاج حتى ${time}`,
    forAnHour: 'لمدة ساعة',
    tillTomorrow: 'حتى الغد',
    off: 'إيقاف',
    quit: 'إنهاء Parley',
  },
  gone: {
    message: 'لا يمكن لـ Parley المتابعة',
    detail: (why) => `${why}\n\nما كتبته محفوظ. يُرجى تشغيل Parley من جديد.`,
  },
};
