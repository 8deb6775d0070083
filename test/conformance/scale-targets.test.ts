import { describe, expect, it } from 'vitest';
import { planExport } from '#shared/exchange/export-package';
import { exportTargets, targetKinds, type ExportTarget } from '#shared/exchange/targets';
import { generateDocument } from '../bench/workload';
import { scorm12Schemas, schemasOf } from '../helpers/built-player';
import { documentOf } from '../helpers/documents';
import { exportInput } from '../helpers/sample-role';
import { allRecords } from '#shared/document/trellis-document';

/** Milliseconds of processor time that a plan may take on a busy machine. The promise is 2,000 on a free one; measured there: 40 to 700. */
const guard = 6000;
/** How often longer four times the modules may take: 4 is in proportion, 16 the square. */
const growth = 12;
/** Times below are noise. */
const least = 10;
const player = [{ path: 'player.js', bytes: new Uint8Array([1]) }];
const competency = { id: 'competency:c', type: 'competency', title: 'C', levels: [{ title: 'L', provedBy: ['module:m00001'] }] };
const sized = new Map([125, 500].map((modules) => [modules, documentOf(...allRecords(generateDocument(modules, modules * 2)), competency)]));

function timeOf(target: ExportTarget, modules: number): number {
  const { standard } = targetKinds[target];
  const xsd = standard === 'scorm12' ? scorm12Schemas() : standard === 'scorm2004' ? schemasOf('scorm2004') : [];
  const start = process.cpuUsage();
  const plan = planExport(exportInput(sized.get(modules)!, { player, xsd }, target));
  const { user, system } = process.cpuUsage(start);
  const taken = (user + system) / 1000;
  expect(plan.ok ? [] : plan.error.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return taken;
}


describe('every target, with 500 modules in one role', () => {
  it.each(exportTargets)('%s is planned in time, and grows with the number of modules rather than with its square', (target) => {
    timeOf(target, 125);
    // The least of several: whatever else a machine does only adds.
    const times = [1, 2, 3].map(() => [timeOf(target, 125), timeOf(target, 500)] as const);
    const [small, big] = [Math.min(...times.map(([time]) => time)), Math.min(...times.map(([, time]) => time))];
    if (process.env['TRELLIS_TIMES'] !== undefined) process.stdout.write(`${target.padEnd(20)} ${small.toFixed(0).padStart(6)} ms ${big.toFixed(0).padStart(6)} ms  ×${(big / small).toFixed(1)}\n`);
    expect(big).toBeLessThan(guard);
    expect(big / Math.max(small, least)).toBeLessThan(growth);
  }, 60_000);
});
