// A Markdown tree as elements, never as HTML: only what stands here is drawn, and nothing that was written
// chooses an id, a class or a style. HTML is shown as its own text.
import { createElement, Fragment, type ReactNode } from 'react';
import styles from './markdown.module.css';
import type { TreeNode } from './markdown-tree.ts';

/** How a place draws what is not the same everywhere. */
export type Ways = {
  link: (url: string, children: ReactNode) => ReactNode;
  image: (url: string, alt: string) => ReactNode;
  heading: (depth: number, children: ReactNode) => ReactNode;
  paragraph: (node: TreeNode, children: ReactNode) => ReactNode;
  change?: (side: 'before' | 'after', children: ReactNode) => ReactNode;
};

type Drawing = {
  ways: Ways;
  /** Where references lead. The first of a name counts. */
  definitions: Map<string, TreeNode>;
  footnotes: Map<string, TreeNode>;
  /** Those that were referred to, in that order. */
  noted: string[];
};

export function markdownElements(tree: TreeNode, ways: Ways): ReactNode {
  const drawing: Drawing = { ways, definitions: new Map(), footnotes: new Map(), noted: [] };
  define(tree, drawing);
  const children = within(tree, drawing);
  return drawing.footnotes.size === 0 ? children : together([children, notes(drawing)]);
}

function define(node: TreeNode, drawing: Drawing): void {
  const { definitions, footnotes } = drawing;
  for (const child of node.children ?? []) {
    const { type, identifier = '' } = child;
    if (type === 'definition' && !definitions.has(identifier)) definitions.set(identifier, child);
    if (type === 'footnoteDefinition' && !footnotes.has(identifier)) {
      footnotes.set(identifier, child);
    }
    define(child, drawing);
  }
}

/** Without a key for each: a text is drawn anew as a whole. */
function together(children: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...children);
}

/** What holds lines of HTML and not words with HTML in them. */
const holdsBlocks = new Set(['root', 'blockquote', 'footnoteDefinition']);

function within({ type, children = [] }: TreeNode, drawing: Drawing): ReactNode {
  return together(
    children.flatMap((child) => {
      const element = drawn(child, drawing);
      return child.type === 'html' && holdsBlocks.has(type) ? [element, '\n'] : [element];
    }),
  );
}

function drawn(node: TreeNode, drawing: Drawing): ReactNode {
  const { ways, definitions } = drawing;
  const children = () => within(node, drawing);
  switch (node.type) {
    case 'text':
      return node.value;
    case 'html':
      return words(node, drawing);
    case 'paragraph':
      return ways.paragraph(node, children());
    case 'heading':
      return ways.heading(node.depth ?? 1, children());
    case 'link':
      return ways.link(node.url ?? '', children());
    case 'linkReference':
      return ways.link(definitions.get(node.identifier ?? '')?.url ?? '', children());
    case 'image':
      return ways.image(node.url ?? '', node.alt ?? '');
    case 'imageReference':
      return ways.image(definitions.get(node.identifier ?? '')?.url ?? '', node.alt ?? '');
    case 'emphasis':
      return <em>{children()}</em>;
    case 'strong':
      return <strong>{children()}</strong>;
    case 'delete':
      return <del>{children()}</del>;
    case 'inlineCode':
      return <code>{words(node, drawing)}</code>;
    case 'code':
      return (
        <pre>
          <code>{words(node, drawing)}</code>
        </pre>
      );
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    // Their marks and rules stand on the side where what is in them begins.
    case 'blockquote':
      return <blockquote dir="auto">{children()}</blockquote>;
    case 'list':
      return list(node, drawing);
    case 'table':
      return table(node, drawing);
    case 'footnoteReference':
      return <sup>{noteNumber(node.identifier ?? '', drawing)}</sup>;
    case 'mention':
      return (
        <bdi className={styles.mention} data-you={node.isYou === true}>
          {children()}
        </bdi>
      );
    case 'change':
      return ways.change?.(node.in ?? 'after', children()) ?? children();
    default:
      // Definitions: they are drawn where they are referred to.
      return null;
  }
}

/** What is no Markdown itself; in parts, where some of it has changed. */
function words(node: TreeNode, drawing: Drawing): ReactNode {
  return node.children === undefined ? node.value : within(node, drawing);
}

function list(node: TreeNode, drawing: Drawing): ReactNode {
  const { ordered, start, spread, children = [] } = node;
  const isLoose = spread === true || children.some((item) => item.spread === true);
  const items = together(
    children.map((item) => createElement('li', null, listItem(item, isLoose, drawing))),
  );
  if (!ordered) return <ul dir="auto">{items}</ul>;
  return (
    <ol start={start === 1 ? undefined : (start ?? undefined)} dir="auto">
      {items}
    </ol>
  );
}

function listItem(item: TreeNode, isLoose: boolean, drawing: Drawing): ReactNode {
  return together(
    withBox(item).flatMap((child, at) => [
      at > 0 && '\n',
      child.type === 'paragraph' && !isLoose ? within(child, drawing) : drawn(child, drawing),
    ]),
  );
}

/** A task's box, which nobody can tick here, stands before its words. */
function withBox({ checked, children = [] }: TreeNode): readonly TreeNode[] {
  if (typeof checked !== 'boolean') return children;
  const box = { type: 'text', value: checked ? '☑ ' : '☐ ' };
  const [first, ...others] = children;
  if (first?.type !== 'paragraph') return [box, ...children];
  return [{ ...first, children: [box, ...(first.children ?? [])] }, ...others];
}

function table({ children: [head, ...rows] = [] }: TreeNode, drawing: Drawing): ReactNode {
  const columns = head?.children?.length ?? 0;
  const row = (node: TreeNode | undefined, name: 'th' | 'td') => {
    const cells = Array.from({ length: columns }, (_, at) =>
      cell(node?.children?.[at], name, drawing),
    );
    return <tr>{together(cells)}</tr>;
  };
  return (
    <div className={styles.table}>
      <table>
        <thead>{row(head, 'th')}</thead>
        {rows.length > 0 && <tbody>{together(rows.map((each) => row(each, 'td')))}</tbody>}
      </table>
    </div>
  );
}

function cell(node: TreeNode | undefined, name: 'th' | 'td', drawing: Drawing): ReactNode {
  // A heading without words heads nothing: a screen reader would announce it all the same.
  if (!node?.children?.length) return <td />;
  return createElement(name, null, within(node, drawing));
}

function noteNumber(identifier: string, { noted }: Drawing): number {
  const at = noted.indexOf(identifier);
  return at < 0 ? noted.push(identifier) : at + 1;
}

/** At the end, in the order of their numbers; one may refer to another. */
function notes(drawing: Drawing): ReactNode {
  const items: ReactNode[] = [];
  for (const identifier of drawing.noted) {
    const note = drawing.footnotes.get(identifier);
    items.push(createElement('li', null, note && within(note, drawing)));
  }
  if (items.length === 0) return null;
  return (
    <>
      <hr />
      <ol dir="auto">{together(items)}</ol>
    </>
  );
}
