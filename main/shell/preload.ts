import { contextBridge, ipcRenderer } from 'electron';
import type { WindowBridge } from '#contract/window-api.ts';

const bridge: WindowBridge = {
  request: (channel, input) => ipcRenderer.invoke('vitrine:request', channel, input),
  subscribe: (channel, listener) => {
    const hear = (_event: unknown, told: string, payload: Parameters<typeof listener>[0]): void => {
      if (told === channel) listener(payload);
    };
    ipcRenderer.on('vitrine:event', hear);
    return () => ipcRenderer.off('vitrine:event', hear);
  },
};

contextBridge.exposeInMainWorld('vitrine', bridge);

// Answered on the page's own thread: a page that hangs falls silent, and the shell replaces it.
ipcRenderer.on('vitrine:ping', () => ipcRenderer.send('vitrine:pong'));
