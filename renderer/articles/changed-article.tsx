// An article with what was corrected in it, in the text itself. Loaded when somebody asks for it.
import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import type { ChangedTexts } from '../../shared/bridge/catch-up.ts';
import { ChangedText, Marked, wordChanges } from '../parts/changed-text.tsx';
import { followableUrl } from '../parts/external-link.tsx';
import markdown from '../parts/markdown.module.css';
import { allowedElements, articlePlugins, inArticle } from '../parts/markdown.tsx';
import { changesInTree, mergedMarkdown } from './merged-markdown.ts';

const allowed = [...allowedElements, 'ins', 's'];
const rehypePlugins = [changesInTree];
const components: Components = {
  ...inArticle,
  ins: ({ children }) => <Marked in="after">{children}</Marked>,
  s: ({ children }) => <Marked in="before">{children}</Marked>,
};

export function ChangedLine({ before, after }: { before: string; after: string }) {
  return <ChangedText pieces={wordChanges(before, after)} side="both" />;
}

/** `only`: the paragraphs in which something has changed, where all of the text would be too much. */
type BodyProps = { before: string; after: string; only?: 'changed' };

/** Compared anew only where a text is another. */
export const ChangedBody = memo(function ChangedBody({ before, after, only }: BodyProps) {
  return (
    <div className={markdown.article} dir="auto">
      <ReactMarkdown
        remarkPlugins={articlePlugins}
        rehypePlugins={rehypePlugins}
        allowedElements={allowed}
        unwrapDisallowed
        urlTransform={followableUrl}
        components={components}
      >
        {mergedMarkdown(before, after, only === 'changed')}
      </ReactMarkdown>
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
