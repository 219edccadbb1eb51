import { execFileSync } from 'node:child_process';

/** Processes of the agent that belong to a data folder; found as any tool of the system finds them. */
export function agentPids(dataDir: string): readonly number[] {
  const lines = execFileSync('ps', ['axeww', '-o', 'pid=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).split('\n');
  return lines
    .filter((line) => /agent\.mjs\s/.test(line) && line.includes(`TERN_DATA=${dataDir} `))
    .map((line) => Number.parseInt(line, 10));
}
