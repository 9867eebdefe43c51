#!/usr/bin/env node
// The command line `parley-server`. Answers go to standard output, all else to standard error;
// exit codes: 0 done, 1 failed, 2 wrong use.
import { text } from 'node:stream/consumers';
import { Command, CommanderError, Option } from 'commander';
import {
  createOrPromote,
  hashPassword,
  type Opened,
  openSessionFor,
} from './community/accounts.ts';
import {
  accountConfigSchema,
  folderConfigSchema,
  membersConfigSchema,
  parseConfig,
  serverConfigSchema,
  WrongUse,
} from './config.ts';
import { importWxrCommand } from './import/import-command.ts';
import { fillWithSample } from './sample/fill.ts';
import { startServer } from './start.ts';
import { openDataFolder, openExistingFolder } from './store/data-folder.ts';
import { verifyLog } from './store/moderation-log.ts';
import type { Store } from './store/store.ts';
import { serverVersion } from './version.ts';

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function answer(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function dataOption(): Option {
  return new Option('--data <dir>', "the folder of the community's data").env('PARLEY_DATA_DIR');
}

async function withStore<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openDataFolder(dataDir);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function start(options: Record<string, unknown>): Promise<void> {
  const { data, ...others } = options;
  const config = parseConfig(serverConfigSchema, { dataDir: data, ...others });
  const server = await startServer(config);
  let signals = 0;
  const stop = (): void => {
    signals += 1;
    if (signals > 1) process.exit(1);
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (server.claim !== null) {
    say(`Nobody runs this community yet. The first admin registers with this link, which works once:
  ${server.claim}`);
  }
  answer({
    ready: true,
    url: server.url,
    ...(server.claim !== null && { claim: server.claim }),
  });
}

async function createAdmin(options: Record<string, unknown>): Promise<void> {
  if (options.passwordStdin !== true) {
    throw new WrongUse('Give the password on standard input, with --password-stdin.');
  }
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const config = parseConfig(accountConfigSchema, {
    dataDir: options.data,
    name: options.name,
    role: options.role,
    password,
  });
  const { dataDir, name, role } = config;
  const passwordHash = await hashPassword(password);
  await withStore(dataDir, async (store) => {
    const { result } = await store.write((unit) =>
      createOrPromote(unit, { name, role, passwordHash }),
    );
    const { member, created } = result;
    if (options.json === true) answer({ name: member.name, role: member.role, created });
    else say(`${member.name} ${created ? 'was made' : 'is now'} ${member.role}.`);
  });
}

async function adminToken(options: Record<string, unknown>): Promise<void> {
  const { dataDir, names } = parseConfig(membersConfigSchema, {
    dataDir: options.data,
    names: options.name,
  });
  await withStore(dataDir, async (store) => {
    const { result } = await store.write(async (unit) => {
      const opened: Opened[] = [];
      for (const name of names) opened.push(await openSessionFor(unit, name));
      return opened;
    });
    for (const { member, token } of result) {
      if (options.json === true) answer({ name: member.name, token });
      else process.stdout.write(`${token}\n`);
    }
  });
}

async function importWxr(file: string, options: Record<string, unknown>): Promise<void> {
  const { dataDir } = parseConfig(folderConfigSchema, { dataDir: options.data });
  process.exitCode = await importWxrCommand(file, { dataDir, json: options.json === true });
}

async function sample(options: Record<string, unknown>): Promise<void> {
  const { dataDir } = parseConfig(folderConfigSchema, { dataDir: options.data });
  await withStore(dataDir, async (store) => {
    const filled = await fillWithSample(store);
    if (options.json === true) answer({ filled: filled !== null, ...filled });
    else if (filled === null) say('The community is not empty: nothing was changed.');
    else {
      say(`Filled the community with ${filled.articles} articles and ${filled.comments} comments.`);
    }
  });
}

async function verifyModerationLog(options: Record<string, unknown>): Promise<void> {
  const { dataDir } = parseConfig(folderConfigSchema, { dataDir: options.data });
  const store = await openExistingFolder(dataDir);
  const { lastHash, ...verdict } = await store.read(verifyLog).finally(() => store.close());
  if (options.json === true) answer(verdict);
  else if (verdict.whole) {
    say(`The log is whole: ${verdict.entries} entries, the last with the hash ${lastHash}.`);
  } else {
    const { seq, id, why } = verdict.firstBroken;
    say(`The log is broken at entry ${seq}${id === null ? '' : ` (${id})`}: ${why}.`);
  }
  process.exitCode = verdict.whole ? 0 : 1;
}

function buildProgram(): Command {
  const program = new Command('parley-server')
    .description("Runs and tends a Parley community's server.")
    .version(serverVersion)
    // Before any subcommand: they inherit it.
    .exitOverride()
    .configureOutput({ outputError: (message) => process.stderr.write(message) });

  program
    .command('start')
    .description('serve the community; prints one line of JSON when it listens')
    .addOption(dataOption())
    .addOption(
      new Option('--host <address>', 'where to listen').env('PARLEY_HOST').default('127.0.0.1'),
    )
    .addOption(new Option('--port <number>', '0 for a free one').env('PARLEY_PORT').default('4600'))
    .addOption(new Option('--name <community>', "the community's name").env('PARLEY_NAME'))
    .addOption(
      new Option('--registration <mode>', 'open, invite or closed').env('PARLEY_REGISTRATION'),
    )
    .addOption(
      new Option('--log-level <level>', 'silent, error, warn, info or debug')
        .env('PARLEY_LOG_LEVEL')
        .default('info'),
    )
    .action(start);

  const admin = program.command('admin').description('tend accounts');
  admin
    .command('create')
    .description('make an account, or give an existing one the role and the password')
    .addOption(dataOption())
    .requiredOption('--name <name>', 'the account')
    .option('--password-stdin', 'read the password from standard input')
    .addOption(new Option('--role <role>', 'moderator or admin').default('admin'))
    .option('--json', 'answer in JSON')
    .action(createAdmin);
  admin
    .command('token')
    .description('open a session for a member that exists and print its token')
    .addOption(dataOption())
    .requiredOption('--name <name...>', 'the account, or several: a line each')
    .option('--json', 'answer in JSON')
    .action(adminToken);

  program
    .command('import')
    .description('bring in what was published elsewhere; a second run adds only what is new')
    .command('wxr')
    .description('a WordPress export: posts, pages and their approved comments')
    .argument('<file>', 'the export (WXR, an XML file)')
    .addOption(dataOption())
    .option('--json', 'answer in JSON')
    .action(importWxr);

  program
    .command('sample')
    .description('fill an empty community with the sample articles and their discussions')
    .addOption(dataOption())
    .option('--json', 'answer in JSON')
    .action(sample);

  program
    .command('log')
    .description("look at the moderators' log")
    .command('verify')
    .description('prove that no entry was changed, added or taken out; exits with 1 if one was')
    .addOption(dataOption())
    .option('--json', 'answer in JSON')
    .action(verifyModerationLog);

  return program;
}

function fail(error: unknown): never {
  if (error instanceof CommanderError) {
    // Commander has said it already; help and version are no errors.
    process.exit(error.exitCode === 0 ? 0 : 2);
  }
  say(`parley-server: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(error instanceof WrongUse ? 2 : 1);
}

buildProgram().parseAsync().catch(fail);
