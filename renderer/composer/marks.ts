// The marks of the toolbar by their names: what each makes of a text, and the commands that stand for them.
import type { CommandId } from '../commands/catalogue.ts';
import { t } from '../messages/messages.ts';
import {
  code,
  linked,
  listedLines,
  quotedLines,
  type Replacement,
  type Selection,
  surround,
} from './markdown-marks.ts';

/** In the order in which they stand. */
export const markNames = ['bold', 'italic', 'link', 'quote', 'list', 'code'] as const;
export type MarkName = (typeof markNames)[number];

export const marks: Record<MarkName, (text: string, at: Selection) => Replacement | null> = {
  bold: (text, at) => surround(text, at, '**', t('composer.boldText')),
  italic: (text, at) => surround(text, at, '*', t('composer.italicText')),
  link: (text, at) => linked(text, at, t('composer.linkText'), t('composer.linkUrl')),
  quote: quotedLines,
  list: listedLines,
  code: (text, at) => code(text, at, t('composer.codeText')),
};

export function markOfCommand(command: CommandId | null): MarkName | undefined {
  return markNames.find((name) => command === `composer.${name}`);
}
