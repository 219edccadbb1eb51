import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

const electronBan = {
  paths: [
    {
      name: 'node:module',
      importNames: ['createRequire'],
      message: 'createRequire hides imports from the layer rules.',
    },
  ],
  patterns: [
    {
      // A pattern of paths would also catch ../electron/contract.
      regex: '^electron(/|$)',
      message:
        'Only electron/main and electron/preload may import electron: the agent and the CLI run on plain Node.',
    },
  ],
};
const syntaxBans = [
  {
    selector: "ImportExpression[source.value='electron']",
    message: 'Only electron/main and electron/preload may import electron.',
  },
  {
    selector: "ImportExpression:not([source.type='Literal'])",
    message: 'An import with a computed name hides from the layer rules.',
  },
  {
    selector:
      "CallExpression:matches([callee.name='createRequire'], [callee.property.name='createRequire'])",
    message: 'createRequire hides imports from the layer rules.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
  { selector: 'TSEnumDeclaration', message: 'Use an as-const object and a union type.' },
];

export default ts.config(
  { ignores: ['dist/', 'release/', '.tern-*/', 'node_modules/', 'test/architecture/planted/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: process.cwd() },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {
          ignoreArrowShorthand: true,
          ignoreVoidOperator: true,
          ignoreVoidReturningFunctions: true,
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreUsingDeclarations: true }],
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      'no-restricted-syntax': ['error', ...syntaxBans],
      eqeqeq: 'error',
      // The compiler does it with types (noFallthroughCasesInSwitch): it knows that a nested exhaustive switch returns.
      'no-fallthrough': 'off',
    },
  },
  {
    files: [
      'electron/{contract,foundation,agent,cli}/**/*.ts',
      'cloud/**/*.ts',
      'renderer/**/*.{ts,tsx}',
    ],
    rules: { 'no-restricted-imports': ['error', electronBan], 'no-console': 'error' },
  },
  {
    files: ['renderer/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...syntaxBans,
        {
          selector: "MemberExpression[object.name=/^(test|it|describe)$/][property.name='only']",
          message: 'An exclusive test silently skips the others.',
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        URL: 'readonly',
        setTimeout: 'readonly',
        Atomics: 'readonly',
        SharedArrayBuffer: 'readonly',
      },
    },
  },
  { files: ['build/**', 'test/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
