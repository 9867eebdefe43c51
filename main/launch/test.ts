// `npm test`: everything that CI runs. What is given after `--` goes to vitest.
import { runCommand } from './run-command.ts';
import { runTests } from './run-tests.ts';

await runCommand(() => runTests(process.argv.slice(2)));
