// The texts that say whether what is being typed is kept on this device, in Arabic.
import type { drafts as english } from '../en/drafts.ts';
import type { Translated } from '../translated.ts';

export const drafts: Translated<typeof english, 'ar'> = {
  saved: 'حُفظ مسودةً',
  said: 'تُحفظ كتابتك أولًا بأول',
  failed: 'لم يُحفظ على هذا الجهاز',
  failedHint: 'يبقى النص هنا ما دام Parley مفتوحًا. ستُعاد محاولة الحفظ.',
};
