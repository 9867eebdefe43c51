// Draws Markdown with the elements that it stands for, without what the app makes of links and headings.
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { createElement } from 'react';
import type { Ways } from '../../renderer/parts/markdown-elements.tsx';

export const asWritten: Ways = {
  link: (url, children) => <a href={normalizeUri(url) || undefined}>{children}</a>,
  image: (url, alt) => <img src={normalizeUri(url) || undefined} alt={alt} />,
  heading: (depth, children) => createElement(`h${depth}`, null, children),
  paragraph: (_node, children) => <p>{children}</p>,
};
