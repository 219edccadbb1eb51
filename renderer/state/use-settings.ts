import { useCallback, useEffect, useState } from 'react';
import type { AgentConfig, CloudConfig } from '../../electron/contract/agent-config.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { settingAt, type SettingPath } from '../../electron/contract/setting-path.ts';

/** The settings as they were read last, and how to change one. */
export type Settings = {
  readonly config: AgentConfig;
  /** What the cloud has set; null: nothing. */
  readonly cloud: CloudConfig | null;
  /** Nothing can be changed now: the agent cannot be reached. */
  readonly isStale: boolean;
  /** Resolves with the value that holds then. Rejects with what the agent refuses it with. */
  readonly save: (path: SettingPath, value: unknown) => Promise<unknown>;
};

export type SettingsView =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'read'; readonly settings: Settings };

type Read = { readonly config: AgentConfig; readonly cloud: CloudConfig | null };

/** Reads the settings when the page opens, and again when the agent is back. */
export function useSettings(bridge: Bridge, isStale: boolean): SettingsView {
  const [read, setRead] = useState<Read | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let isOver = false;
    if (!isStale)
      void readSettings(bridge).then(
        (next) => {
          if (isOver) return;
          setRead(next);
          setError(null);
        },
        (reason: unknown) => {
          if (!isOver) setError(reason);
        },
      );
    return () => void (isOver = true);
  }, [bridge, isStale]);
  const save = useCallback(
    async (path: SettingPath, value: unknown): Promise<unknown> => {
      const { config } = await bridge.calls.setConfig({ path, value });
      setRead((before) => ({ cloud: before?.cloud ?? null, config }));
      return settingAt(config, path);
    },
    [bridge],
  );
  if (read !== null) return { kind: 'read', settings: { ...read, isStale, save } };
  return error === null ? { kind: 'reading' } : { kind: 'failed', error };
}

async function readSettings({ calls }: Bridge): Promise<Read> {
  const [config, cloud] = await Promise.all([calls.getConfig({}), calls.getCloudConfig({})]);
  return { config, cloud: cloud.config };
}

/** What the cloud has set here, which wins over the setting of this PC; null: nothing. */
export function cloudValue({ cloud }: Settings, path: SettingPath): unknown {
  switch (path) {
    case 'link.heartbeatIntervalMs':
      return cloud?.heartbeatIntervalMs ?? null;
    case 'link.maxBytesPerSecond':
      return cloud?.maxBytesPerSecond ?? null;
    case 'ackPolicy':
      return cloud?.ackPolicy ?? null;
    case 'link.limitHours':
      return cloud?.limitHours ?? null;
    case 'spool.quietHours':
      return cloud?.quietHours ?? null;
    case 'updates.channel':
      return cloud?.updateChannel ?? null;
    case 'updates.hours':
      return cloud?.updateHours ?? null;
    default:
      return null;
  }
}
