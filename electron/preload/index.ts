import { contextBridge, ipcRenderer } from 'electron';
import {
  DESKTOP_BRIDGE,
  DESKTOP_CHANNELS,
  type DesktopBridge,
} from '../contract/desktop-bridge.ts';

const bridge: DesktopBridge = {
  call: (call, args) => ipcRenderer.invoke(DESKTOP_CHANNELS.call, { call, args }),
  setSettings: (change) => ipcRenderer.invoke(DESKTOP_CHANNELS.setting, change),
  startAgent: () => ipcRenderer.invoke(DESKTOP_CHANNELS.startAgent),
  checkForUpdates: () => ipcRenderer.invoke(DESKTOP_CHANNELS.checkForUpdates),
  installUpdate: () => ipcRenderer.invoke(DESKTOP_CHANNELS.installUpdate),
  onState(listener) {
    const take = (_event: unknown, state: unknown): void => listener(state);
    ipcRenderer.on(DESKTOP_CHANNELS.state, take);
    void ipcRenderer.invoke(DESKTOP_CHANNELS.watch);
    return () => void ipcRenderer.off(DESKTOP_CHANNELS.state, take);
  },
};

ipcRenderer.on(DESKTOP_CHANNELS.page, (_event: unknown, page: unknown) => {
  location.hash = `/${String(page)}`;
});
contextBridge.exposeInMainWorld(DESKTOP_BRIDGE, bridge);
