// Every command of the catalogue by keyboard alone, in real Electron: each one's context is brought about by
// keys, its key is pressed, and its effect is seen. The stories stand by subject in commands/, and are told
// of one app: to start one for each would take longer than all of them.
import { afterAll, afterEach, beforeAll } from 'vitest';
import { accountCommands } from './commands/account.ts';
import { deskCommands } from './commands/desk.ts';
import { pressingIn } from './commands/pressed.ts';
import { readingCommands } from './commands/reading.ts';
import { commandStory } from './commands/story.ts';
import { wayBackCommands } from './commands/way-back.ts';
import { windowCommands } from './commands/window.ts';
import { writingCommands } from './commands/writing.ts';
import { describeInElectron, takePictures } from './parley-app.ts';

describeInElectron('every command', () => {
  const story = commandStory(pressingIn('commands.test.ts'));
  beforeAll(story.begin);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures({ commands: story.app() });
  });
  afterAll(story.end);

  windowCommands(story);
  readingCommands(story);
  writingCommands(story);
  deskCommands(story);
  wayBackCommands(story);
  accountCommands(story);
});
