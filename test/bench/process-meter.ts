import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

export type Usage = {
  /** CPU time of the process and of its children that ended, in seconds. */
  readonly cpuSeconds: number;
  /** Highest resident memory since the last reset, children that still run included, in MB. */
  readonly peakMb: number;
};

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Fields of /proc/PID/stat after the command name (which may hold spaces): 0 is the state, 11 utime. */
function statFields(pid: number): readonly string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function cpuSeconds(pid: number): number {
  const fields = statFields(pid).slice(11, 15).map(Number);
  return fields.reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond;
}

/** 0 for a process that has ended meanwhile. */
function peakMb(pid: number): number {
  try {
    const match = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      try {
        return Number(statFields(candidate)[1]) === pid;
      } catch {
        return false;
      }
    });
}

/** Reads what one server process uses between two points in time. Linux only. */
export class ProcessMeter {
  readonly name: string;
  readonly #pid: number;
  #cpuAtStart = 0;

  constructor(name: string, pid: number) {
    this.name = name;
    this.#pid = pid;
  }

  start(): void {
    this.#cpuAtStart = cpuSeconds(this.#pid);
    try {
      // "5" sets the high-water mark back to the present size (proc(5)).
      writeFileSync(`/proc/${this.#pid}/clear_refs`, '5');
    } catch {
      // Without the right to do so the mark covers the whole life of the process.
    }
  }

  stop(): Usage {
    const peaks = [this.#pid, ...childrenOf(this.#pid)].map(peakMb);
    return {
      cpuSeconds: cpuSeconds(this.#pid) - this.#cpuAtStart,
      peakMb: peaks.reduce((sum, mb) => sum + mb, 0),
    };
  }
}
