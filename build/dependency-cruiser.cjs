/** The import ladder of docs/architecture.md. Every rule is an error; there is no list of exceptions. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|renderer|cloud|build|test)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    {
      name: 'electron-free',
      comment:
        'Only main and preload may reach electron; everything else runs on plain Node or in a browser.',
      severity: 'error',
      from: { path: '^(electron/(contract|foundation|agent|cli)|renderer|cloud)/' },
      to: { path: '(^|/)electron$|^node_modules/electron/', reachable: true },
    },
    {
      name: 'contract-is-pure',
      comment:
        'The contract runs in every process: no Node built-ins, and from npm only what runs anywhere: zod for the schemas, i18next for the words.',
      severity: 'error',
      from: { path: '^electron/contract/' },
      to: { pathNot: '^(electron/contract|node_modules/(zod|i18next))/' },
    },
    {
      name: 'renderer-is-a-browser',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-ships-tests',
      severity: 'error',
      from: { path: '^(electron|renderer|cloud)/' },
      to: { path: '^(test|build)/' },
    },
    only(
      'ladder-foundation',
      '^electron/foundation/',
      '^electron/(contract|foundation)/',
      'foundation -> contract',
    ),
    only(
      'ladder-agent',
      '^electron/agent/',
      '^electron/(contract|foundation|agent)/',
      'agent -> contract, foundation',
    ),
    only(
      'ladder-cli',
      '^electron/cli/',
      '^electron/(contract|foundation|agent|cli)/',
      'cli -> agent, contract, foundation',
    ),
    only(
      'ladder-main',
      '^electron/main/',
      '^electron/(contract|foundation|main)/',
      'main -> contract, foundation',
    ),
    only(
      'ladder-preload',
      '^electron/preload/',
      '^electron/(contract|preload)/',
      'preload -> contract',
    ),
    only('ladder-renderer', '^renderer/', '^(electron/contract|renderer)/', 'renderer -> contract'),
    only(
      'ladder-cloud',
      '^cloud/',
      '^(electron/(contract|foundation|agent/dicom)|cloud)/',
      'cloud -> contract, foundation and the PS3.7/PS3.8 layer (docs/adr/0006)',
    ),
    only(
      'dicom-stands-alone',
      '^electron/agent/dicom/',
      '^electron/(contract|foundation|agent/dicom)/',
      'dicom and uplink meet only in relay, spool and agent.ts',
    ),
    only(
      'uplink-stands-alone',
      '^electron/agent/uplink/',
      '^electron/(contract|foundation|agent/(uplink|secrets))/',
      'dicom and uplink meet only in relay, spool and agent.ts',
    ),
    only(
      'spool-stands-apart',
      '^electron/agent/spool/',
      '^electron/(contract|foundation|agent/(spool|dicom|secrets|ledger))/',
      'the spool is given its links: it knows neither the uplink nor the relay',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/architecture/planted/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
