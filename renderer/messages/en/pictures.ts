// What is said in the place of a picture that is not shown.

export const picture = {
  named: 'Picture: {{alt}}',
  plain: 'Picture',
  waiting: 'Not here yet.',
  failed: 'Not here yet: it could not be loaded. Parley tries again by itself.',
  unsent: 'Loaded once the article is sent.',
  address: 'Not shown: Parley does not load pictures from its address.',
  size: 'Not shown: it is too large to be kept.',
  type: 'Not shown: the file is not a picture that Parley can show.',
  open: 'Open in the browser',
} as const;
