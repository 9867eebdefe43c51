// What was removed while an app was closed or without a line is never drawn by it again: watched from
// the page's first frame on.
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from 'vitest';
import { describeInElectron, takePictures } from './parley-app.ts';
import { comment, openArticle, readOnTo } from './thread-page.ts';
import { MARK, watch, watchedIn } from './watching.ts';
import { startWhileAway, type WhileAway } from './while-away.ts';

const schoolHeadline = "The library's night school turns fifty";
const ferryHeadline = 'Ferry timetable: what changes on Monday';
const tombstone = 'Removed by a moderator: hate.';

describeInElectron('a removal that an app has missed', () => {
  let away: WhileAway;

  beforeAll(async () => {
    away = await startWhileAway();
  });

  afterEach(() => away.closeApps());

  afterAll(() => away?.stop());

  test('[M5] an app that was closed never draws it, from its first frame on', async () => {
    const { apps, moderator, open, post } = away;
    onTestFailed(() => takePictures(apps));
    const id = await post(schoolHeadline);
    const reader = await open('quiet oar');
    await openArticle(reader, schoolHeadline);
    await readOnTo(reader, comment(reader.page, MARK));
    await away.close('quiet oar');
    await moderator.ask('comment.remove', { id, reason: 'hate' });

    // It was left at this thread, so it opens there.
    const again = await open('quiet oar', { firstScript: watch });
    await again.page.getByRole('heading', { name: schoolHeadline, level: 1 }).waitFor();
    await readOnTo(again, again.page.getByText(tombstone));
    const watched = await watchedIn(again.page);
    expect(watched.began).toBe('loading');
    expect(watched.comments).toBeGreaterThan(0);
    expect(watched.seen).toEqual([]);
    expect(again.complaints).toEqual([]);
  });

  test('[M5] an app whose line was cut, on another article, never draws it when it is back', async () => {
    const { apps, moderator, open, post, proxy } = away;
    onTestFailed(() => takePictures(apps));
    const reader = await open('two left feet', { firstScript: watch }, proxy.url);
    const { page } = reader;
    await openArticle(reader, ferryHeadline);
    const id = await post(ferryHeadline);
    await readOnTo(reader, comment(page, MARK));
    await openArticle(reader, schoolHeadline);
    // The watch does see what is drawn.
    expect((await watchedIn(page)).seen).not.toEqual([]);

    proxy.sever();
    await page.getByRole('status').getByText('Offline').waitFor();
    await moderator.ask('comment.remove', { id, reason: 'hate' });
    await page.evaluate(watch);
    proxy.mend();
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.getByRole('status').getByText('Offline').waitFor({ state: 'detached' });
    await openArticle(reader, ferryHeadline);
    await readOnTo(reader, page.getByText(tombstone));
    const watched = await watchedIn(page);
    expect(watched.comments).toBeGreaterThan(0);
    expect(watched.seen).toEqual([]);
  });
});
