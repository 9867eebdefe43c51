// Whether words of the article are selected, so that they can be quoted. What is selected: quotation.ts.

/** The article that is read, as far as it can be quoted. */
export function quotableArticle(): Element | null {
  return document.querySelector('[data-quotable="article"]');
}

/** Whether words of the article are selected. */
export function isArticleSelected(): boolean {
  const selection = window.getSelection();
  const article = quotableArticle();
  if (!article || !selection || selection.isCollapsed || selection.rangeCount === 0) return false;
  return article.contains(selection.anchorNode) && selection.toString().trim() !== '';
}
