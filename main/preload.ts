// What the view gets of the world outside: the named calls and the change notices, nothing besides.
// No channel is chosen by the page: each is built here from the lists in shared/bridge.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { type ChangeNotice, engineCallNames } from '../shared/bridge/engine-api.ts';
import {
  type EngineBridge,
  type ParleyWindow,
  type WindowClient,
  windowCallNames,
} from '../shared/bridge/window-api.ts';
import { changeChannel, engineChannel, systemChannel } from './channels.ts';

function caller(channel: string) {
  return (request: unknown) => ipcRenderer.invoke(channel, request);
}

const parley = {
  engine: Object.fromEntries(
    engineCallNames.map((name) => [name, caller(engineChannel(name))]),
  ) as EngineBridge,
  system: Object.fromEntries(
    windowCallNames.map((name) => [name, caller(systemChannel(name))]),
  ) as WindowClient,
  onChange: (listener) => {
    const hear = (_event: IpcRendererEvent, notice: ChangeNotice) => listener(notice);
    ipcRenderer.on(changeChannel, hear);
    return () => {
      ipcRenderer.off(changeChannel, hear);
    };
  },
  platform: process.platform as ParleyWindow['platform'],
} satisfies ParleyWindow;

contextBridge.exposeInMainWorld('parley', parley);
