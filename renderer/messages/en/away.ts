// The texts of what happened while one was away, as far as they stand outside its screen.
export const away = {
  entry: 'What happened since {{day}}',
  corrected: 'Corrected since you read it.',
  show: 'Show what changed',
  hide: 'Show only the text',
  allSeen: 'You have seen everything new here.',
  lastNew: 'That was the last new comment; here is the first again.',
  firstNew: 'That was the first new comment; here is the last again.',
  noneNew: 'Nothing is new here.',
};
