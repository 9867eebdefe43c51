// What the view gets of the world outside: the named calls and the change notices, nothing besides.
// No channel is chosen by the page: each is built here from the lists in shared/bridge.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { type ChangeNotice, engineCallNames } from '../shared/bridge/engine-api.ts';
import {
  type EngineBridge,
  type ParleyWindow,
  type StartPlace,
  type WindowClient,
  type WindowNotice,
  windowCallNames,
} from '../shared/bridge/window-api.ts';
import {
  changeChannel,
  engineChannel,
  noticeChannel,
  startArgument,
  systemChannel,
} from './channels.ts';

function caller(channel: string) {
  return (request: unknown) => ipcRenderer.invoke(channel, request);
}

function listening<N>(channel: string) {
  return (listener: (notice: N) => void) => {
    const hear = (_event: IpcRendererEvent, notice: N) => listener(notice);
    ipcRenderer.on(channel, hear);
    return () => {
      ipcRenderer.off(channel, hear);
    };
  };
}

/** Written by main alone, for this window. */
function startPlace(): StartPlace {
  const argument = process.argv.find((found) => found.startsWith(startArgument)) ?? '';
  return JSON.parse(argument.slice(startArgument.length)) as StartPlace;
}

const parley = {
  engine: Object.fromEntries(
    engineCallNames.map((name) => [name, caller(engineChannel(name))]),
  ) as EngineBridge,
  system: Object.fromEntries(
    windowCallNames.map((name) => [name, caller(systemChannel(name))]),
  ) as WindowClient,
  onChange: listening<ChangeNotice>(changeChannel),
  onNotice: listening<WindowNotice>(noticeChannel),
  start: startPlace(),
  platform: process.platform as ParleyWindow['platform'],
} satisfies ParleyWindow;

contextBridge.exposeInMainWorld('parley', parley);
