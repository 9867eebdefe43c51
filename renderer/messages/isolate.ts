// What somebody else has written, kept from turning the order of a sentence in the window's language.
import { isolate } from '../../shared/isolate.ts';
import { spokenLanguage } from './spoken.ts';

export function apart(text: string): string {
  return isolate(text, spokenLanguage());
}
