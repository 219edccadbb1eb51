import { createHash } from 'node:crypto';
import { release } from 'node:os';
import type { AgentConfig, CloudConfig } from '../../contract/agent-config.ts';
import type { AgentStatus } from '../../contract/agent-status.ts';
import type { SupportFile } from '../../contract/control.ts';
import { doctorWords } from '../../contract/doctor-words.ts';
import type { DoctorStep } from '../../contract/doctor.ts';
import type { Problem } from '../../contract/problems.ts';
import { shownConfig } from '../config/shown-config.ts';
import { readLogTail } from './log-tail.ts';

const MAX_LOG_LINES = 1_000;

export type SupportFacts = {
  readonly madeAt: Date;
  readonly dataDir: string;
  readonly status: AgentStatus;
  readonly doctorSteps: readonly DoctorStep[];
  /** The settings of this PC; keys are kept in the keychain, never here. */
  readonly config: AgentConfig;
  readonly cloudConfig: CloudConfig | null;
};

const jsonFile = (name: string, value: unknown): SupportFile => ({
  name: `${name}.json`,
  text: `${JSON.stringify(value, null, 2)}\n`,
});

/** UIDs lead to a patient where the archive is at hand: support gets what tells objects apart and no more. */
function withoutUid({ sopInstanceUid, ...details }: Problem['details']): Problem['details'] {
  if (sopInstanceUid === undefined) return details;
  const hash = createHash('sha256').update(String(sopInstanceUid)).digest('hex');
  return { ...details, objectHash: hash.slice(0, 12) };
}

function versions({ madeAt, status }: SupportFacts): unknown {
  return {
    madeAt: madeAt.toISOString(),
    tern: status.agent.version,
    node: status.agent.nodeVersion,
    openssl: process.versions.openssl,
    platform: status.agent.platform,
    system: release(),
    startedAt: status.agent.startedAt,
  };
}

/** Everything that support gets to see, as it will be sent: versions, status, settings, doctor, last log lines. */
export async function makeSupportBundle(facts: SupportFacts): Promise<SupportFile[]> {
  const { status, doctorSteps, config, cloudConfig, dataDir } = facts;
  const problems = status.problems.map((problem) => ({
    ...problem,
    details: withoutUid(problem.details),
  }));
  const doctor = doctorSteps.map(
    (found) => `${found.result}\t${found.step}\t${found.code}\t${doctorWords(found)}\n`,
  );
  const log = await readLogTail(dataDir, MAX_LOG_LINES);
  return [
    jsonFile('versions', versions(facts)),
    jsonFile('status', { ...status, problems }),
    jsonFile('settings', { thisPc: shownConfig(config), cloud: cloudConfig }),
    { name: 'doctor.txt', text: doctor.join('') },
    { name: 'log.txt', text: log.map((line) => `${line}\n`).join('') },
  ];
}
