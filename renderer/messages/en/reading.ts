// The texts of reading a thread: its orders, what is folded in it, the map beside it.
export const reading = {
  order: {
    label: 'Order',
    numbered: 'As numbered',
    newest: 'Newest first',
    reacted: 'Most reacted',
    news: 'New to me',
    again: 'Sort again',
  },
  collapseAll: 'Collapse all',
  collapseRead: 'Collapse all but what is new',
  expandAll: 'Expand all',
  replies_one: '{{count, number}} reply',
  replies_other: '{{count, number}} replies',
  moreReplies_one: '{{count, number}} more reply',
  moreReplies_other: '{{count, number}} more replies',
  newInside: '{{count, number}} new',
  map: 'Where this thread is busy, and what is new in it',
  path: 'What this answers',
  citation: '{{author}}: {{words}}',
  pathStep: '{{number}} {{author}}',
  linkCopied: 'The link to {{number}} is copied.',
} as const;
