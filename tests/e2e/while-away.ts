// A sample community with readers in real apps that go away and come back, for tests of what must be
// known before any text is drawn. Changes nothing in a cache.
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { HandedSession } from '../../main/engine/messages.ts';
import { startProxy } from '../integration/cutting-proxy.ts';
import { SocketClient } from '../integration/socket-client.ts';
import { type AppOptions, newFolder, openApp, type RunningApp } from './parley-app.ts';
import { startSampleCommunity } from './real-server.ts';
import { MARK } from './watching.ts';

export type WhileAway = Awaited<ReturnType<typeof startWhileAway>>;

export async function startWhileAway() {
  const folder = await newFolder();
  const serverFolder = join(folder.path, 'server');
  const server = await startSampleCommunity(serverFolder);
  const proxy = await startProxy(server.url);
  const clients: SocketClient[] = [];
  const apps: Record<string, RunningApp> = {};

  const connect = async (token: string) => {
    const client = await SocketClient.connect(server.url, { token });
    clients.push(client);
    return client;
  };
  const connectAs = async (name: string) => connect((await server.sessionOf(name)).token);
  const writer = await connectAs('late ferry');
  const moderator = await connectAs('millwright');

  const close = async (name: string) => {
    await apps[name]?.close();
    delete apps[name];
  };

  return {
    server,
    serverFolder,
    proxy,
    moderator,
    apps,
    connect,
    dataDirOf: (name: string) => join(folder.path, name.replaceAll(' ', '-')),

    async open(name: string, more: Partial<AppOptions> = {}, url = server.url) {
      const session: HandedSession = more.session ?? (await server.sessionOf(name));
      const app = await openApp({
        dataDir: join(folder.path, name.replaceAll(' ', '-')),
        ...more,
        session: { ...session, url },
      });
      apps[name] = app;
      return app;
    },
    close,

    async memberId(name: string): Promise<string> {
      const { member } = await (await connectAs(name)).ask('community.describe', {});
      if (member === null) throw new Error(`${name} is no member`);
      return member.id;
    },

    /** Somebody writes what the watch knows. */
    async post(headline: string): Promise<string> {
      const feed = await writer.follow('feed');
      const article = feed.all('article').find((each) => each.headline === headline);
      const id = uuidv7();
      const body = `This is ${MARK}, as long as it is read.`;
      await writer.ask('comment.post', { id, articleId: article!.id, parentId: null, body });
      return id;
    },

    async closeApps() {
      for (const name of Object.keys(apps)) await close(name);
    },
    async stop() {
      for (const client of clients) client.close();
      await proxy.close();
      await server.stop();
      await folder.remove();
    },
  };
}
