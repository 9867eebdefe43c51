// `npm run bench -- NAME [--json]`: measures one part against a baseline in the same run.
// Exits 1 when a figure does not hold, 2 when it was called wrongly.
import { parseArgs } from 'node:util';
import { appFigures } from './app.ts';
import { cacheFigures } from './cache.ts';
import { type Figure, inWords } from './figures.ts';
import { moderationFigures } from './moderation.ts';
import { serverFigures } from './server.ts';
import { syncFigures } from './sync.ts';

const benches: Record<string, (say: (line: string) => void) => Promise<Figure[]>> = {
  server: serverFigures,
  moderation: moderationFigures,
  cache: cacheFigures,
  sync: syncFigures,
  app: appFigures,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const name = positionals[0] ?? '';
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!bench || positionals.length !== 1) {
  console.error(
    `usage: npm run bench -- NAME [--json], NAME one of: ${Object.keys(benches).join(', ')}`,
  );
  process.exit(2);
}
const figures = await bench((line) => console.error(line));
for (const figure of figures) console.log(values.json ? JSON.stringify(figure) : inWords(figure));
const missed = figures.filter((figure) => !figure.holds);
console.error(`${figures.length} figures, ${missed.length} that do not hold`);
process.exit(missed.length === 0 ? 0 : 1);
