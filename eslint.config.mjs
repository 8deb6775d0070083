import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Use a named export: the name then stays the same in every importing file.',
};
const noRawClock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'shared/ has no clock: take the time as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'shared/ has no clock: take the time as an argument.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'shared/ has no randomness: take a seed and use kit/random.' },
  { selector: "CallExpression[callee.property.name='localeCompare']", message: 'shared/ has no locale: use compareCodeUnits from kit/order.' },
];

export default tseslint.config(
  { ignores: ['renderer/player/messages.js', '*.config.ts', '*.config.mjs', 'renderer/vite.config.ts', 'renderer/player/vite.config.ts', 'out/**', 'dist/**', 'node_modules/**', 'coverage/**', 'test-results/**', 'test/fixtures/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['shared/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...noRawClock] } },
  { files: ['scripts/**/*.mjs', 'bin/**/*.mjs', 'test/**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', performance: 'readonly', Buffer: 'readonly', fetch: 'readonly' } } },
  { files: ['electron/hosts/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
);
