// GitHub's additions to Markdown for react-markdown, by which tests check what is made of Markdown here.
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
