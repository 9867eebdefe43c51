// The languages that the app speaks, and how each is written.
export const languages = ['en', 'de', 'ar'] as const;
export type Language = (typeof languages)[number];

/**
 * The tag by which Intl writes dates and numbers in it. In Arabic with the digits that the numbers of
 * comments have: they are cited from one window to another, and two kinds side by side read badly.
 */
export const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE', ar: 'ar-u-nu-latn' };

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
