import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { failure, note, warning, type Finding } from './finding.ts';
import type { LockedPackage } from './lock-file.ts';

const advisorySchema = z.object({
  title: z.string(),
  url: z.string().default(''),
  severity: z.string(),
});
const answerSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      name: z.string(),
      // A text names another vulnerable package that this one is vulnerable through.
      via: z.array(z.union([z.string(), advisorySchema])),
      nodes: z.array(z.string()),
    }),
  ),
});
const refusalSchema = z.object({ message: z.string() }).or(
  z.object({
    error: z.object({ summary: z.string().default(''), code: z.string().default('') }),
  }),
);

/** What `npm audit` came to. `not-asked`: the registry has no such service, or cannot be reached. */
export type AuditAnswer =
  | { readonly kind: 'answered'; readonly advisories: readonly Advisory[] }
  | { readonly kind: 'not-asked'; readonly reason: string };
export type Advisory = {
  readonly packageName: string;
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  /** Folders of the lock file (`node_modules/a`). */
  readonly paths: readonly string[];
};

/** Reads what `npm audit --json` printed. Anything that is no answer of its counts as not asked. */
export function readAudit(output: string): AuditAnswer {
  let said: unknown;
  try {
    said = JSON.parse(output);
  } catch {
    return { kind: 'not-asked', reason: 'npm audit printed no JSON' };
  }
  const answer = answerSchema.safeParse(said);
  if (!answer.success) return { kind: 'not-asked', reason: refusalOf(said) };
  const advisories = Object.values(answer.data.vulnerabilities).flatMap(({ name, via, nodes }) =>
    via
      .filter((cause) => typeof cause !== 'string')
      .map((cause) => ({ packageName: name, paths: nodes, ...cause })),
  );
  return { kind: 'answered', advisories };
}

/** Registries answer in words of their own, which may hold addresses: only what is known to be plain is told. */
function refusalOf(said: unknown): string {
  const refusal = refusalSchema.safeParse(said);
  if (!refusal.success) return 'npm audit answered in a form that is not known';
  const text = 'message' in refusal.data ? refusal.data.message : refusal.data.error.code;
  const status = /\b[45]\d\d\b/.exec(text)?.[0];
  return status === undefined
    ? 'the registry could not be asked'
    : `the registry answered ${status} to the question for vulnerabilities`;
}

/** A known vulnerability in what ships is a failure, in a tool a warning; not having asked is one only when it is required. */
export function checkAudit(
  answer: AuditAnswer,
  shipped: ReadonlySet<LockedPackage>,
  isRequired: boolean,
): readonly Finding[] {
  if (answer.kind === 'not-asked') {
    const text = `could not be asked: ${answer.reason}; nothing is known about vulnerabilities`;
    return [isRequired ? failure('audit', text) : warning('audit', text)];
  }
  if (answer.advisories.length === 0) return [note('audit', 'no known vulnerability')];
  const shippedPaths = new Set([...shipped].map(({ path }) => path));
  return answer.advisories.map(({ packageName, severity, title, url, paths }) => {
    const ships = paths.some((path) => shippedPaths.has(path));
    const text = `${packageName} ${ships ? 'ships' : 'is a tool'}: ${title} (${severity}) ${url}`;
    return ships ? failure('audit', text.trim()) : warning('audit', text.trim());
  });
}

/** Asks the registry about the lock file, by npm's own command. */
export function askRegistry(root: string): AuditAnswer {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  return readAudit(stdout);
}
