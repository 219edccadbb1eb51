import { spawnSync } from 'node:child_process';

/** Lint, types and layer rules; each must be clean. */
const checks = ['lint', 'types', 'arch'] as const;
const failed = checks.filter((name) => {
  process.stdout.write(`\n> ${name}\n`);
  return (
    spawnSync('npm', ['run', '--silent', name], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    }).status !== 0
  );
});
if (failed.length > 0) {
  process.stdout.write(`\nNot clean: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
