import { cpus, totalmem } from 'node:os';
import type { CaseName } from './cases.ts';
import type { LoadName } from './loads.ts';
import type { Usage } from './process-meter.ts';

/** One timed run of one case with one load. */
export type Sample = {
  readonly caseName: CaseName;
  readonly loadName: LoadName;
  readonly seconds: number;
  readonly usage: Readonly<Record<string, Usage>>;
};

export type Row = {
  readonly caseName: CaseName;
  readonly loadName: LoadName;
  readonly runs: number;
  readonly seconds: number;
  readonly megabytesPerSecond: number;
  readonly objectsPerSecond: number;
  /** Rate as a part of the stunnel path's in the same run; null where that was not measured. */
  readonly ratioToStunnel: number | null;
  readonly processes: Readonly<
    Record<string, { readonly cpuSecondsPerGb: number; readonly peakMb: number }>
  >;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

type LoadSize = { readonly name: LoadName; readonly objects: number; readonly bytes: number };

/** Medians over the runs of each case and load; the peak of memory is the highest of all runs. */
export function rowsOf(samples: readonly Sample[], loads: readonly LoadSize[]): readonly Row[] {
  const keys = new Set(samples.map(({ caseName, loadName }) => `${caseName}|${loadName}`));
  const rows = [...keys].flatMap((key) => {
    const own = samples.filter((s) => `${s.caseName}|${s.loadName}` === key);
    const load = loads.find(({ name }) => name === own[0]?.loadName);
    return own[0] && load ? [rowOf(own[0], own, load)] : [];
  });
  return rows.map((row) => {
    const yardstick = rows.find((r) => r.caseName === 'stunnel' && r.loadName === row.loadName);
    return yardstick ? { ...row, ratioToStunnel: yardstick.seconds / row.seconds } : row;
  });
}

function rowOf(first: Sample, own: readonly Sample[], load: LoadSize): Row {
  const seconds = median(own.map((sample) => sample.seconds));
  const gigabytes = load.bytes / 1e9;
  const processes = Object.keys(first.usage).map((name) => {
    const usages = own.flatMap(({ usage }) => usage[name] ?? []);
    const cpuSecondsPerGb = median(usages.map(({ cpuSeconds }) => cpuSeconds)) / gigabytes;
    return [name, { cpuSecondsPerGb, peakMb: Math.max(...usages.map((u) => u.peakMb)) }] as const;
  });
  return {
    caseName: first.caseName,
    loadName: first.loadName,
    runs: own.length,
    seconds,
    megabytesPerSecond: load.bytes / 1e6 / seconds,
    objectsPerSecond: load.objects / seconds,
    ratioToStunnel: null,
    processes: Object.fromEntries(processes),
  };
}

/** Lines of a table, columns padded. */
export function tableLines(rows: readonly Row[], titleOf: (row: Row) => string): readonly string[] {
  const head = ['path', 'MB/s', 'objects/s', 'x stunnel', 'processes: CPU s/GB, peak MB'];
  const cells = rows.map((row) => [
    titleOf(row),
    row.megabytesPerSecond.toFixed(0),
    row.objectsPerSecond.toFixed(1),
    row.ratioToStunnel === null ? '-' : row.ratioToStunnel.toFixed(2),
    Object.entries(row.processes)
      .map(([name, p]) => `${name} ${p.cpuSecondsPerGb.toFixed(2)}, ${p.peakMb.toFixed(0)}`)
      .join('; '),
  ]);
  const widths = head.map((text, i) =>
    Math.max(text.length, ...cells.map((line) => line[i]?.length ?? 0)),
  );
  return [head, ...cells].map((line) =>
    line
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export function machineLine(): string {
  const [first] = cpus();
  const memoryGb = (totalmem() / 1e9).toFixed(0);
  return `${cpus().length} x ${first?.model ?? 'unknown CPU'}, ${memoryGb} GB, Node ${process.version}, ${process.platform}`;
}
