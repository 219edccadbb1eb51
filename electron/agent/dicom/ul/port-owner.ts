import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { win32 } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TCP_LISTEN = '0A';
/** How netstat writes the far side of a listener. */
const NO_ADDRESS = new Set(['0.0.0.0:0', '[::]:0']);
const WINDOWS_TIMEOUT_MS = 5_000;

/** Inodes of the sockets that listen on `port`, from the text of /proc/net/tcp or tcp6. */
export function listeningInodes(procNetTcp: string, port: number): readonly string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return procNetTcp
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${wanted}`) === true && fields[3] === TCP_LISTEN)
    .map((fields) => fields[9] ?? '');
}

async function linuxProgram(port: number): Promise<string | null> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const sockets = new Set(
    tables.flatMap((table) => listeningInodes(table, port)).map((inode) => `socket:[${inode}]`),
  );
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    // Other users' processes cannot be looked into.
    const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const handle of handles) {
      const target = await readlink(`/proc/${pid}/fd/${handle}`).catch(() => '');
      if (sockets.has(target)) return (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
    }
  }
  return null;
}

async function macProgram(port: number): Promise<string | null> {
  const { stdout } = await run('/usr/sbin/lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fc']);
  return /^c(.+)$/m.exec(stdout)?.[1] ?? null;
}

/**
 * Process id of what listens on `port`, from the text of `netstat -ano`. The state is a word of the system's language
 * (LISTENING, ABHÖREN): a listener is known by its far side, which is no address at all.
 */
export function listeningProcess(netstat: string, port: number): string | null {
  const rows = netstat.split('\n').map((line) => line.trim().split(/\s+/));
  const listener = rows.find(
    ([protocol, near, far]) =>
      protocol === 'TCP' && near?.endsWith(`:${port}`) === true && NO_ADDRESS.has(far ?? ''),
  );
  return listener?.at(-1) ?? null;
}

/** A program of Windows itself: by its full path, because a bare name is looked for in the working folder first. */
async function runOfWindows(name: string, args: readonly string[]): Promise<string> {
  const program = win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', name);
  const limits = { windowsHide: true, timeout: WINDOWS_TIMEOUT_MS };
  return (await run(program, args, limits)).stdout;
}

async function windowsProgram(port: number): Promise<string | null> {
  const pid = listeningProcess(await runOfWindows('netstat.exe', ['-ano']), port);
  if (pid === null) return null;
  const filter = ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'];
  const tasks = await runOfWindows('tasklist.exe', filter);
  return /^"([^"]+)"/.exec(tasks.trim())?.[1] ?? null;
}

/** Name of the program that listens on a TCP port of this PC; null where the operating system does not tell. */
export async function programListeningOn(port: number): Promise<string | null> {
  try {
    if (process.platform === 'win32') return await windowsProgram(port);
    return await (process.platform === 'darwin' ? macProgram(port) : linuxProgram(port));
  } catch {
    return null;
  }
}
