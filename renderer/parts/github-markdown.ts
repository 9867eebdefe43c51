// GitHub's additions to Markdown for remark: tables, task lists, struck text, footnotes and bare links.
// As remark-gfm, without the way back into Markdown, which nothing takes here and every start would load.
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Where a plugin of remark leaves what it adds to the reading of Markdown. */
type Extensions = { micromarkExtensions?: object[]; fromMarkdownExtensions?: object[] };

/** A plugin: remark calls it with itself as `this`. */
export function githubMarkdown(this: { data: () => object }): void {
  const data: Extensions = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfm()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmFromMarkdown()];
}
