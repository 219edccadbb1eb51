import { systemClock } from '../../electron/foundation/clock.ts';
import { openRegistry, type Registry } from '../open-registry.ts';
import { dataFolderAt } from '../storage/data-folder.ts';

/** Opens the tables for one admin command, beside a running server or without one. */
export function withRegistry<T>(dataRoot: string, work: (registry: Registry) => T): T {
  using registry = openRegistry(dataFolderAt(dataRoot), systemClock, 'cli');
  return work(registry);
}
