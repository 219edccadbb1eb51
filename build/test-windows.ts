/** `npm run test:windows [-- -t TEXT]`: agent, CLI and cloud as Windows programs, under wine. */
process.argv.splice(2, 0, 'test/windows');
await import('./test.ts');
