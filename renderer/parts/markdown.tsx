// Markdown as elements, never as HTML. Nothing is loaded from the network by being shown: a link opens in
// the system's browser, an image is one too, and in an article a picture from the cache.
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { Fragment, memo, type ReactNode } from 'react';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { useLanguage } from '../state/language.ts';
import { Boundary } from './boundary.tsx';
import { AppLink, Citation, citedNumber, commentUrl } from './citation.tsx';
import { citationMarks } from './citation-marks.ts';
import { ExternalLink, followableUrl } from './external-link.tsx';
import styles from './markdown.module.css';
import { markdownElements, type Ways } from './markdown-elements.tsx';
import { readMarkdown } from './markdown-tree.ts';
import { mentionMarks } from './mention-marks.ts';
import { InLink, Picture, Pictures, type ShownPictures } from './picture.tsx';
import { plainParagraphs } from './plain-paragraphs.ts';

function externalLink(url: string, children: ReactNode): ReactNode {
  return url === '' ? <span>{children}</span> : <ExternalLink url={url}>{children}</ExternalLink>;
}

const inComment: Ways = {
  link: (written, children) => {
    const url = commentUrl(normalizeUri(written));
    const number = citedNumber(url);
    if (number !== null) return <Citation number={number}>{children}</Citation>;
    return /^parley:/i.test(url) ? (
      <AppLink url={url}>{children}</AppLink>
    ) : (
      externalLink(url, children)
    );
  },
  image: (url, alt) =>
    externalLink(
      followableUrl(normalizeUri(url)),
      alt === '' ? t('link.imagePlain') : t('link.image', { alt }),
    ),
  heading: (_depth, children) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  paragraph: (_node, children) => <p>{children}</p>,
};

export const inArticle: Ways = {
  link: (url, children) => (
    <InLink value={true}>{externalLink(followableUrl(normalizeUri(url)), children)}</InLink>
  ),
  image: (url, alt) => <Picture src={followableUrl(normalizeUri(url))} alt={alt} />,
  // The headline is the page's h1, so an article's own headings begin one below it.
  heading: (depth, children) => {
    if (depth <= 2) return <h2>{children}</h2>;
    return depth === 3 ? <h3>{children}</h3> : <h4>{children}</h4>;
  },
  // A line in italics alone names the source of what stands above it.
  paragraph: ({ children: parts = [] }, children) => {
    const isNote = parts.length === 1 && parts[0]?.type === 'emphasis';
    return <p className={isNote ? styles.note : undefined}>{children}</p>;
  },
};

type MarkdownProps = {
  text: string;
  of: 'comment' | 'article';
  /** The pictures of an article's text; a comment has none. */
  shown?: ShownPictures | null;
  /** Whom a comment calls. */
  mentions?: readonly NamedMember[] | undefined;
  you?: MemberId | null | undefined;
};

const noMentions: readonly NamedMember[] = [];

/** A comment of words alone, as Markdown would show it. */
function Paragraphs({ paragraphs }: { paragraphs: readonly string[][] }) {
  return (
    <div className={styles.comment} dir="auto">
      {paragraphs.map((lines, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn anew as a whole.
        <p key={at}>
          {lines.map((line, lineAt) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <Fragment key={lineAt}>
              {lineAt > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

function commentElements(
  text: string,
  of: readonly NamedMember[],
  you: MemberId | null,
): ReactNode {
  const tree = readMarkdown(text, true);
  citationMarks(tree);
  mentionMarks(tree, { of, you });
  return markdownElements(tree, inComment);
}

function Drawn({ text, of, shown = null, mentions = noMentions, you = null }: MarkdownProps) {
  return (
    <div className={of === 'comment' ? styles.comment : styles.article} dir="auto">
      {of === 'comment' ? (
        commentElements(text, mentions, you)
      ) : (
        <Pictures value={shown}>{markdownElements(readMarkdown(text, false), inArticle)}</Pictures>
      )}
    </div>
  );
}

export const Markdown = memo(function Markdown(props: MarkdownProps) {
  useLanguage();
  const { text, of, mentions = noMentions } = props;
  const plain = of === 'comment' && mentions.length === 0 ? plainParagraphs(text) : null;
  if (plain !== null) return <Paragraphs paragraphs={plain} />;
  return (
    // Whatever somebody writes costs nobody more than that text.
    <Boundary key={text} instead={<Paragraphs paragraphs={[text.split('\n')]} />}>
      <Drawn {...props} />
    </Boundary>
  );
});
