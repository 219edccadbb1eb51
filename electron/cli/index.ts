import { tellFailure } from './failure.ts';
import { dropEmptyVariables } from './options.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

const args = process.argv.slice(2);
const terminal = processTerminal();
dropEmptyVariables(process.env);
try {
  await createProgram(terminal).parseAsync(args.length > 0 ? args : ['--help'], { from: 'user' });
} catch (error) {
  process.exitCode = tellFailure(error, terminal, args.includes('--json'));
}
