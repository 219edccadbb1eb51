import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest, type TestModule, type Vitest } from 'vitest/node';
import { installPackages, missingPackages, type DebianPackage } from './debian-packages.ts';
import { leftoverProcesses, markDescendants } from './leftover-processes.ts';
import { closingLine, exitCodeOf, skipLines, type TestTally } from './test-summary.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isCi = ['1', 'true'].includes(process.env.CI ?? '');

/** Installs what is missing where that is possible; says plainly what it means where it is not. */
function preparePackages(): readonly DebianPackage[] {
  const missing = missingPackages();
  if (missing.length === 0) return [];
  process.stdout.write(`Installing ${missing.map(({ name }) => name).join(' ')} for the tests …\n`);
  const outcome = installPackages(missing);
  const stillMissing = missingPackages();
  for (const { name, neededBy } of stillMissing) {
    const why = outcome.kind === 'not-possible' ? outcome.reason : 'it does not run here';
    process.stdout.write(
      `Without ${name} (${why}): its part of the tests is skipped (${neededBy}).\n`,
    );
  }
  return stillMissing;
}

function tallyOf(vitest: Vitest): TestTally {
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  // A file that breaks outside a test, and an error nobody awaited, count as a failure each.
  const strays =
    modules.filter(brokeOutsideTests).length + vitest.state.getUnhandledErrors().length;
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: tests.filter((test) => test.result().state === 'failed').length + strays,
    skipped: tests.flatMap((test) => {
      const result = test.result();
      if (result.state !== 'skipped' && result.state !== 'pending') return [];
      const note = result.state === 'skipped' ? result.note : undefined;
      return [{ name: test.fullName, reason: note ?? `no reason given (${test.fullName})` }];
    }),
  };
}

function brokeOutsideTests(module: TestModule): boolean {
  const hasFailedTest = [...module.children.allTests('failed')].length > 0;
  return module.state() === 'failed' && !hasFailedTest;
}

/** `npm test -- interop` runs the files whose path contains the word; `-t text` picks tests by name. */
function parseArguments(args: readonly string[]): { files: string[]; testNamePattern?: string } {
  const at = args.findIndex((arg) => arg === '-t');
  if (at < 0) return { files: [...args] };
  const files = args.filter((_, i) => i !== at && i !== at + 1);
  return { files, testNamePattern: args[at + 1] ?? '' };
}

/** Ends what tests left running and tells how many there were: each is a failed test. */
function endLeftovers(): number {
  const leftovers = leftoverProcesses();
  for (const { pid, commandLine } of leftovers) {
    process.stdout.write(`Left running by a test: ${commandLine} (process ${pid})\n`);
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return leftovers.length;
}

markDescendants();
const missing = preparePackages();
const { files, ...selection } = parseArguments(process.argv.slice(2));
const vitest = await startVitest(files, {
  root,
  config: join(root, 'test/vitest.config.ts'),
  watch: false,
  run: true,
  passWithNoTests: true,
  ...selection,
});
const counted = tallyOf(vitest);
await vitest.close();
const tally = { ...counted, failed: counted.failed + endLeftovers() };
const mustRunAll = isCi && missing.length > 0 ? 1 : 0;
for (const line of skipLines(tally)) process.stdout.write(`${line}\n`);
if (mustRunAll) process.stdout.write('CI is set: a missing package is a failure.\n');
process.stdout.write(`${closingLine(tally)}\n`);
// Not process.exit: standard output may be a pipe that has not taken everything yet.
process.exitCode = Math.max(exitCodeOf(tally, { skipsFail: isCi }), mustRunAll);
