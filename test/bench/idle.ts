import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Desktop } from '../desktop/support/desktop.ts';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { ProcessMeter } from './process-meter.ts';
import { median } from './report.ts';

const RENDERER = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist/renderer');
/** The start, the pairing and what they leave to be collected are not idling. */
const SETTLE_MS = 45_000;
const LAUNCHES = 5;

export type IdleFigures = {
  readonly minutes: number;
  /** Highest resident memory of the agent within that time, in MB. */
  readonly agentMb: number;
  /** Of one core. */
  readonly agentCpuPercent: number;
  /** Scripts, styles and page of the dashboard; its typeface apart, which is compressed already. */
  readonly rendererGzipKb: number;
  /** From the start of the app to a dashboard that answers, on the stand-in; the median. */
  readonly interactiveMs: number;
};

/** What Tern costs while nothing happens: a paired agent with its dashboard closed, and the dashboard when it is opened. */
export async function measureIdle(minutes: number): Promise<IdleFigures> {
  return {
    minutes,
    ...(await idleAgent(minutes * 60_000)),
    rendererGzipKb: gzippedKb(RENDERER),
    interactiveMs: await interactiveMs(),
  };
}

async function idleAgent(forMs: number): Promise<Pick<IdleFigures, 'agentMb' | 'agentCpuPercent'>> {
  await using cloud = await CloudProcess.start();
  await using agent = await AgentProcess.paired(cloud);
  await wait(SETTLE_MS);
  const meter = new ProcessMeter('agent', agent.program.pid);
  meter.start();
  await wait(forMs);
  const { cpuSeconds, peakMb } = meter.stop();
  return { agentMb: peakMb, agentCpuPercent: (100 * cpuSeconds * 1000) / forMs };
}

function gzippedKb(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytes = files
    .filter((file) => /\.(js|css|html|svg)$/.test(file))
    .map((file) => gzipSync(readFileSync(join(folder, file))).length);
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

async function interactiveMs(): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < LAUNCHES; i++) {
    const startMs = performance.now();
    await using desktop = await Desktop.launch();
    const page = await desktop.window();
    await page.getByRole('textbox', { name: 'Pairing code' }).fill('7');
    times.push(performance.now() - startMs);
  }
  return median(times);
}

/** The figures with what they should stay below. */
export function idleLines(figures: IdleFigures): readonly string[] {
  const { minutes, agentMb, agentCpuPercent, rendererGzipKb } = figures;
  return [
    `agent, paired, dashboard closed, ${minutes} min: ${agentMb.toFixed(0)} MB (at most 80), ${agentCpuPercent.toFixed(2)} % of a core (below 0.5)`,
    `dashboard: ${rendererGzipKb.toFixed(0)} kB gzipped (at most 400), usable ${(figures.interactiveMs / 1000).toFixed(2)} s after the start of the app on the stand-in (at most 1.5)`,
  ];
}
