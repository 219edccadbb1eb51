import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lintWorkflow } from '../../build/workflows/rules.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = join(root, '.github', 'workflows');
const HASH = 'a'.repeat(40);

const GOOD = `
name: good
on: [push]
permissions: {}
concurrency:
  group: good
jobs:
  one:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${HASH} # v7.0.1
        with:
          persist-credentials: false
      - run: echo "$NAME"
        env:
          NAME: \${{ secrets.NAME }}
`;

const rulesOf = async (text: string): Promise<readonly string[]> => [
  ...new Set((await lintWorkflow(text, 'planted.yml')).map(({ rule }) => rule)),
];

test.each(readdirSync(folder))('%s is in order', async (name) => {
  expect(await lintWorkflow(readFileSync(join(folder, name), 'utf8'), name)).toEqual([]);
});

test('a workflow in order gives no finding', async () => {
  expect(await rulesOf(GOOD)).toEqual([]);
});

test.each([
  ['pinned', `@${HASH} # v7.0.1`, '@v7'],
  ['pinned', ' # v7.0.1', ''],
  ['known-action', 'actions/checkout@', 'somebody/checkout@'],
  ['permissions', 'permissions: {}\n', ''],
  ['permissions', 'permissions: {}\n', 'permissions: read-all\n'],
  ['job-permissions', '    permissions:\n      contents: read\n', ''],
  ['job-permissions', '    permissions:\n      contents: read\n', '    permissions: write-all\n'],
  ['timeout', '    timeout-minutes: 5\n', ''],
  ['concurrency', 'concurrency:\n  group: good\n', ''],
  ['persist-credentials', 'persist-credentials: false', 'fetch-depth: 0'],
  ['no-expression-in-run', '"$NAME"', '"${{ github.event.pull_request.title }}"'],
  ['no-expression-in-run', '"$NAME"', '"${{ matrix.os }}"'],
  ['trigger', 'on: [push]', 'on: [pull_request_target]'],
  ['trigger', 'on: [push]', 'on:\n  workflow_run:\n    workflows: [good]\n    types: [completed]'],
  ['secret-scope', 'permissions: {}\n', 'permissions: {}\nenv:\n  KEY: ${{ secrets.KEY }}\n'],
  ['secret-scope', '    timeout', '    env:\n      KEY: ${{ secrets.KEY }}\n    timeout'],
  ['shape', 'jobs:\n', 'jobs:\n  zero: nothing\n'],
  ['actionlint', 'runs-on: ubuntu-latest', 'runs-on: no-such-system'],
])('the rule %s catches %j written as %j', async (rule, good, bad) => {
  expect(GOOD).toContain(good);
  expect(await rulesOf(GOOD.replace(good, bad))).toContain(rule);
});
