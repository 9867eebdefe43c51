// What main itself says, in Arabic.
import { isolate } from '../../shared/isolate.ts';
import type { Words } from './en.ts';
import { listed, plural } from './plural.ts';

/** A name or a headline that somebody else has written. */
const apart = (text: string) => isolate(text, 'ar');

function toYouInArabic(count: number): string {
  return plural('ar', count, {
    one: 'رد أو إشارة',
    two: 'ردان أو إشارتان',
    few: '# من الردود والإشارات',
    many: '# من الردود والإشارات',
    other: '# من الردود والإشارات',
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
    about: 'عن Parley',
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
    reply: (name) => `رد عليك من ${apart(name)}`,
    mention: (name) => `إشارة إليك من ${apart(name)}`,
    replies: (count, headline) =>
      `${plural('ar', count, {
        one: 'رد واحد',
        two: 'ردان',
        few: '# ردود',
        many: '# ردًا',
        other: '# رد',
      })} في «${apart(headline)}»`,
    mentions: (count, headline) =>
      `${plural('ar', count, {
        one: 'إشارة واحدة',
        two: 'إشارتان',
        few: '# إشارات',
        many: '# إشارة',
        other: '# إشارة',
      })} في «${apart(headline)}»`,
    both: (count, headline) => `${toYouInArabic(count)} في «${apart(headline)}»`,
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
          many: '# شخصًا آخر',
          other: '# شخص آخر',
        }),
      ),
    replyHere: 'كتابة رد',
    notSent: 'لم يُرسَل ردك',
    keptAsDraft: 'حُفظ مسودةً. يمكن فتحه لإرساله.',
  },
  tray: {
    open: 'فتح Parley',
    unread: toYouInArabic,
    nothing: 'لا جديد موجَّه إليك',
    doNotDisturb: 'عدم الإزعاج',
    until: (time) => `عدم الإزعاج حتى ${time}`,
    forAnHour: 'لمدة ساعة',
    tillTomorrow: 'حتى صباح الغد',
    off: 'إيقاف',
    quit: 'إنهاء Parley',
  },
  gone: {
    message: 'لا يمكن لـ Parley المتابعة',
    detail: (why) => `${why}\n\nما كتبته محفوظ. يُرجى تشغيل Parley من جديد.`,
  },
};
