import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkAudit, readAudit } from '../../../build/supply-chain/audit.ts';
import { findingLines, hasFailure } from '../../../build/supply-chain/finding.ts';
import { parseLock } from '../../../build/supply-chain/lock-file.ts';

// In the form of npm audit (report version 2). The one with 405 was recorded at a registry that has no such service.
const sample = (name: string): string =>
  readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');
const shipped = new Set(
  parseLock(
    '{"lockfileVersion":3,"packages":{"node_modules/minimist":{"version":"0.2.0"}}}',
  ).values(),
);

test('one in what ships is a failure, one in a tool a warning', () => {
  const findings = checkAudit(readAudit(sample('npm-audit-vulnerable.json')), shipped, false);
  expect(findingLines(findings)).toEqual([
    'failure [audit] minimist ships: Prototype Pollution in minimist (critical) https://github.com/advisories/GHSA-xvch-5gv4-984h',
    'warning [audit] braces is a tool: Uncontrolled resource consumption in braces (high) https://github.com/advisories/GHSA-grv7-fg5c-xmjg',
  ]);
});

test('none is said to be none', () => {
  const findings = checkAudit(readAudit(sample('npm-audit-clean.json')), shipped, true);
  expect(findingLines(findings)).toEqual(['note [audit] no known vulnerability']);
});

test.each([
  ['a registry without the service', sample('npm-audit-405.json'), 'the registry answered 405'],
  ['no registry at all', '{"message":"getaddrinfo ENOTFOUND","error":{}}', 'could not be asked'],
  ['another form', '{"advisories":[]}', 'a form that is not known'],
  ['no JSON', 'npm error', 'printed no JSON'],
])('%s is told, and a failure where the answer is required', (_what, output, words) => {
  const answer = readAudit(output);
  const [told] = checkAudit(answer, shipped, false);
  expect(told?.level).toBe('warning');
  expect(told?.text).toContain(words);
  expect(hasFailure(checkAudit(answer, shipped, true))).toBe(true);
});
