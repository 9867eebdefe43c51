// An article with what was corrected in it, in the text itself. Loaded when somebody asks for it.
import { memo } from 'react';
import type { ChangedTexts } from '../../shared/bridge/catch-up.ts';
import { ChangedText, Marked, wordChanges } from '../parts/changed-text.tsx';
import styles from '../parts/markdown.module.css';
import { inArticle } from '../parts/markdown.tsx';
import { markdownElements, type Ways } from '../parts/markdown-elements.tsx';
import { readMarkdown } from '../parts/markdown-tree.ts';
import { changesInTree, mergedMarkdown } from './merged-markdown.ts';

const ways: Ways = {
  ...inArticle,
  change: (side, children) => <Marked in={side}>{children}</Marked>,
};

export function ChangedLine({ before, after }: { before: string; after: string }) {
  return <ChangedText pieces={wordChanges(before, after)} side="both" />;
}

/** `only`: the paragraphs in which something has changed, where all of the text would be too much. */
type BodyProps = { before: string; after: string; only?: 'changed' };

/** Compared anew only where a text is another. */
export const ChangedBody = memo(function ChangedBody({ before, after, only }: BodyProps) {
  const tree = readMarkdown(mergedMarkdown(before, after, only === 'changed'), false);
  changesInTree(tree);
  return (
    <div className={styles.article} dir="auto">
      {markdownElements(tree, ways)}
    </div>
  );
});

type Texts = { before: ChangedTexts; after: ChangedTexts };

/** Those of the two wordings' texts that differ, each as one. */
export function changedTexts({ before, after }: Texts) {
  const of = (field: keyof ChangedTexts) => {
    const [was, is] = [before[field] ?? '', after[field] ?? ''];
    return was === is ? null : { before: was, after: is };
  };
  return { headline: of('headline'), deck: of('deck'), body: of('body') };
}
