import type {
  CommandResult,
  ServiceFiles,
  SystemPorts,
} from '../../electron/cli/service/service-manager.ts';
import { definitionFile } from '../../electron/foundation/service-places.ts';

const SUCCESS: CommandResult = { exitCode: 0, stdout: '', stderr: '' };

/** A system whose files lie in memory, which notes each command and answers as it was told to. */
export class MemorySystem implements SystemPorts {
  readonly commands: (readonly string[])[] = [];
  readonly contents = new Map<string, string | Uint8Array>();
  readonly files: ServiceFiles = {
    write: (path, content) => Promise.resolve(void this.contents.set(path, content)),
    remove: (path) => Promise.resolve(void this.contents.delete(path)),
    exists: (path) => Promise.resolve(this.contents.has(path)),
  };
  readonly definitionFile: SystemPorts['definitionFile'];
  /** By the beginning of the command line. */
  readonly answers = new Map<string, Partial<CommandResult>>();

  constructor(platform: NodeJS.Platform) {
    const env = { HOME: '/home/ann', APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' };
    this.definitionFile = (level) => definitionFile(level, { platform, env });
  }

  run = (program: string, args: readonly string[]): Promise<CommandResult> => {
    const command = [program, ...args];
    this.commands.push(command);
    const line = command.join(' ');
    const answer = [...this.answers].find(([beginning]) => line.startsWith(beginning))?.[1];
    return Promise.resolve({ ...SUCCESS, ...answer });
  };
}
