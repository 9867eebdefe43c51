// Markdown as elements, never as HTML: what is not in the list below is shown as its own text.
// Nothing is loaded from the network by being shown: a link opens in the system's browser, an image is
// one too, and in an article a picture from the cache.
import type { Element } from 'hast';
import { Fragment, memo, type ReactNode } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import remarkBreaks from 'remark-breaks';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { useLanguage } from '../state/language.ts';
import { AppLink, Citation, citedNumber, commentUrl } from './citation.tsx';
import { citationMarks } from './citation-marks.ts';
import { ExternalLink, followableUrl } from './external-link.tsx';
import { githubMarkdown } from './github-markdown.ts';
import styles from './markdown.module.css';
import { mentionElement, mentionMarks } from './mention-marks.ts';
import { InLink, Picture, Pictures, type ShownPictures } from './picture.tsx';
import { plainParagraphs } from './plain-paragraphs.ts';

export const allowedElements = [
  'a',
  'blockquote',
  'br',
  'code',
  'del',
  'em',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'img',
  'input',
  'li',
  mentionElement,
  'ol',
  'p',
  'pre',
  'strong',
  'sup',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
] as const;

// Attributes are passed on by name alone, so that nothing written in Markdown chooses an id, a class
// or a style.
const everywhere: Components = {
  a: ({ href, children }) =>
    href ? <ExternalLink url={href}>{children}</ExternalLink> : <span>{children}</span>,
  img: ({ src, alt }) => {
    const words = alt ? t('link.image', { alt }) : t('link.imagePlain');
    return typeof src === 'string' && src !== '' ? (
      <ExternalLink url={src}>{words}</ExternalLink>
    ) : (
      <span>{words}</span>
    );
  },
  // A task list's box, which nobody can tick here.
  input: ({ checked }) => <span>{checked ? '☑' : '☐'}</span>,
  table: ({ children }) => (
    <div className={styles.table}>
      <table>{children}</table>
    </div>
  ),
  li: ({ children }) => <li>{children}</li>,
  // Their marks and rules stand on the side where what is in them begins.
  blockquote: ({ children }) => <blockquote dir="auto">{children}</blockquote>,
  ul: ({ children }) => <ul dir="auto">{children}</ul>,
  ol: ({ start, children }) => (
    <ol start={start} dir="auto">
      {children}
    </ol>
  ),
  sup: ({ children }) => <sup>{children}</sup>,
  code: ({ children }) => <code>{children}</code>,
  td: ({ children }) => <td>{children}</td>,
  // A heading without words heads nothing: a screen reader would announce it all the same.
  th: ({ node, children }) => (node?.children.length === 0 ? <td /> : <th>{children}</th>),
};

function CommentHeading({ children }: { children?: ReactNode }) {
  return (
    <p>
      <strong>{children}</strong>
    </p>
  );
}

/** A name that the comment calls; one's own is told from the others. */
function Mention({ node, children }: { node?: Element; children?: ReactNode }) {
  return (
    <bdi className={styles.mention} data-you={node?.properties.dataYou === true}>
      {children}
    </bdi>
  );
}

function CommentLink({ href = '', children }: { href?: string | undefined; children?: ReactNode }) {
  const number = citedNumber(href);
  if (number !== null) return <Citation number={number}>{children}</Citation>;
  if (href === '') return <span>{children}</span>;
  const isWithin = /^parley:/i.test(href);
  return isWithin ? (
    <AppLink url={href}>{children}</AppLink>
  ) : (
    <ExternalLink url={href}>{children}</ExternalLink>
  );
}

const inComment: Components = {
  ...({ [mentionElement]: Mention } as Components),
  ...everywhere,
  a: CommentLink,
  h1: CommentHeading,
  h2: CommentHeading,
  h3: CommentHeading,
  h4: CommentHeading,
  h5: CommentHeading,
  h6: CommentHeading,
};

// The headline is the page's h1, so an article's own headings begin one below it.
export const inArticle: Components = {
  ...everywhere,
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h2>{children}</h2>,
  h3: ({ children }) => <h3>{children}</h3>,
  h4: ({ children }) => <h4>{children}</h4>,
  h5: ({ children }) => <h4>{children}</h4>,
  h6: ({ children }) => <h4>{children}</h4>,
  // A line in italics alone names the source of what stands above it.
  a: ({ href, children }) => (
    <InLink value={true}>
      {href ? <ExternalLink url={href}>{children}</ExternalLink> : <span>{children}</span>}
    </InLink>
  ),
  img: ({ src, alt }) => <Picture src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  p: ({ node, children }) => {
    const only = node?.children.length === 1 ? node.children[0] : undefined;
    const isNote = only?.type === 'element' && only.tagName === 'em';
    return <p className={isNote ? styles.note : undefined}>{children}</p>;
  },
};

const commentPlugins = [githubMarkdown, remarkBreaks, citationMarks];
export const articlePlugins = [githubMarkdown];

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
        <Fragment key={at}>
          {at > 0 && '\n'}
          <p>
            {lines.map((line, lineAt) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <Fragment key={lineAt}>
                {lineAt > 0 && (
                  <>
                    <br />
                    {'\n'}
                  </>
                )}
                {line}
              </Fragment>
            ))}
          </p>
        </Fragment>
      ))}
    </div>
  );
}

export const Markdown = memo(function Markdown({
  text,
  of,
  shown = null,
  mentions = noMentions,
  you = null,
}: MarkdownProps) {
  const plugins: Options['remarkPlugins'] =
    of === 'article'
      ? articlePlugins
      : mentions.length === 0
        ? commentPlugins
        : [...commentPlugins, [mentionMarks, { of: mentions, you }]];
  useLanguage();
  const plain = of === 'comment' && mentions.length === 0 ? plainParagraphs(text) : null;
  if (plain !== null) return <Paragraphs paragraphs={plain} />;
  return (
    <div className={of === 'comment' ? styles.comment : styles.article} dir="auto">
      <Pictures value={shown}>
        <ReactMarkdown
          remarkPlugins={plugins}
          allowedElements={allowedElements}
          unwrapDisallowed
          urlTransform={of === 'comment' ? commentUrl : followableUrl}
          components={of === 'comment' ? inComment : inArticle}
        >
          {text}
        </ReactMarkdown>
      </Pictures>
    </div>
  );
});
