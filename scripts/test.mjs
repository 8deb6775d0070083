// npm test: types, lint, build, unit and contract tests, end-to-end tests. Ends with one line "N passed, N failed, N skipped"; exit 1 on any failure.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { requireChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'trellis-test-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed, told once more at the end: in a long log the last lines are what is read. */
const failures = [];

function bin(name) {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** Runs one step; a step is one test of its own unless a report counts its tests. */
function step(title, command, args, { env = {}, report } = {}) {
  process.stdout.write(`\n── ${title}\n`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const read = report?.();
  if (status !== 0) failures.push(title, ...(read?.failures ?? []).map((name) => `  ${name}`));
  if (read) {
    counts.passed += read.passed;
    counts.failed += read.failed;
    counts.skipped += read.skipped;
    if (status !== 0 && read.failed === 0) counts.failed += 1;
  } else if (status === 0) counts.passed += 1;
  else counts.failed += 1;
  process.stdout.write(`── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`);
  return status === 0;
}

/** Runs steps beside each other, each a test of its own; what they print comes when all have ended. */
async function together(steps) {
  process.stdout.write(`\n── ${steps.map(([title]) => title).join(', ')}\n`);
  const started = performance.now();
  const runs = steps.map(([title, command, args]) => new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.on('error', (error) => resolve({ title, text: String(error), status: 1 }));
    child.on('close', (status) => resolve({ title, text, status: status ?? 1 }));
  }));
  for (const { title, text, status } of await Promise.all(runs)) {
    process.stdout.write(text);
    if (status === 0) counts.passed += 1;
    else {
      counts.failed += 1;
      failures.push(title, ...text.trimEnd().split('\n').slice(-20).map((line) => `  ${line}`));
    }
    process.stdout.write(`── ${title}: ${status === 0 ? 'ok' : 'FAILED'}\n`);
  }
  process.stdout.write(`── together ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

function vitestReport(file) {
  if (!existsSync(file)) return undefined;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed').map((result) => `${relative(root, name)} › ${result.fullName}: ${firstLine(result.failureMessages[0])}`);
    return failed.length === 0 && status === 'failed' ? [`${relative(root, name)}: ${firstLine(message)}`] : failed;
  });
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests, failures };
}

function playwrightReport(file) {
  if (!existsSync(file)) return undefined;
  const { stats: { expected, unexpected, flaky, skipped }, suites } = JSON.parse(readFileSync(file, 'utf8'));
  const failures = suites.flatMap(failedSpecs);
  return { passed: expected, failed: unexpected + flaky, skipped, failures };
}

function failedSpecs({ specs = [], suites = [] }) {
  const own = specs.filter(({ ok }) => !ok).map(({ file, line, title, tests }) => `${file}:${line} › ${title}: ${firstLine(tests[0]?.results.at(-1)?.error?.message)}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}

function firstLine(text = '') {
  return stripVTControlCharacters(text).trim().split('\n')[0];
}

const unitReport = join(reports, 'vitest.json');
const e2eReport = join(reports, 'playwright.json');
await together([['types', bin('tsc'), ['-b']], ['lint', bin('eslint'), ['.', '--max-warnings', '0']]]);
const built = step('build', process.execPath, ['scripts/build.mjs']);
step('unit, contract, architecture and security tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`], { report: () => vitestReport(unitReport) });
if (built) {
  let chromium;
  try {
    chromium = await requireChromium();
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
    failures.push('end-to-end tests were not run: no browser');
    counts.failed += 1;
  }
  if (chromium) {
    step('end-to-end tests', bin('playwright'), ['test'], { env: { STUDIO_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport }, report: () => playwrightReport(e2eReport) });
  }
} else counts.failed += 1;

if (failures.length > 0) process.stdout.write(`\n── what failed\n${failures.join('\n')}\n`);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;
