import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TCP_LISTEN = '0A';

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

async function windowsProgram(port: number): Promise<string | null> {
  const { stdout } = await run('netstat', ['-ano', '-p', 'TCP']);
  const line = stdout
    .split('\n')
    .find(
      (l) => l.includes('LISTENING') && l.trim().split(/\s+/)[1]?.endsWith(`:${port}`) === true,
    );
  const pid = line?.trim().split(/\s+/).at(-1);
  if (pid === undefined) return null;
  const { stdout: tasks } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']);
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
