// A process that does nothing but watch its own loop, while others are measured: what keeps it waiting
// is the machine. Never run by hand.
import { watchLoop } from './loop-watch.ts';

const loop = watchLoop();
process.on('message', (message) => {
  const held = loop.since();
  process.send?.(message === 'begin' ? { begun: true } : { held });
});
process.on('disconnect', () => process.exit(0));
