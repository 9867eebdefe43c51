// `npm run bench -- server`: the figures of the community's server.
import { commitFigures } from './commits.ts';
import { fanOutFigures } from './fan-out.ts';
import type { Figure } from './figures.ts';
import { presenceFigures } from './presence.ts';

export async function serverFigures(say: (line: string) => void): Promise<Figure[]> {
  return [
    ...(await commitFigures(say)),
    ...(await fanOutFigures(say)),
    ...(await presenceFigures(say)),
  ];
}
