import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, type ResponseOf } from '#shared/contract/contract';
import { dispatch } from '../../../../electron/ipc/dispatch';
import { createTestStudio, type TestStudio } from '../../../helpers/test-studio';

let test: TestStudio;
const call = (channel: string, request: unknown): ReturnType<typeof dispatch> => dispatch(test.studio, { warn: () => undefined }, 'w', channel, request);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const names = { id: 'Person', role: 'Job', groups: ['Region'] };
const head = 'Person,Job,Region,score:module:trials,Shoe size';
const rows = Array.from({ length: 30 }, (_row, at) => `anna-${at},Field sales representative,${at < 25 ? 'North' : 'South'},${(at * 29) % 101},42`);
const scored = (): string => {
  const rule = [...test.studio.open().session.document().tables.rule.values()].find((one) => one.kind === 'score-bands' && one.bands.some(({ action }) => action.do === 'waive'));
  return rule!.module;
};
const keyFile = (): string => join(test.studio.open().session.folder, '.trellis', 'people.key');

beforeAll(async () => {
  test = await createTestStudio();
  test.studio.connect({ id: 'w', send: () => undefined });
  await call('workspace.create', { path: null, starter: 'pharma-sales-compliance' });
});
afterAll(() => test.dispose());

async function read(text: string): Promise<ResponseOf<'simulation.people'>> {
  const reply = await call('simulation.people', { bytes: bytes(text), names });
  if (!reply.ok) throw new Error(reply.error.message);
  return channels['simulation.people'].response.parse(reply.value);
}

describe('a people table in the window', () => {
  it('is read before anything runs: columns, learners, refused rows with number and reason; nothing is kept', async () => {
    const reading = await read([head, ...rows, 'anna-30,Astronaut,North,50,42', 'anna-31,Field sales representative,North,150,42'].join('\n'));
    expect(reading.columns.map(({ header, holds, what }) => [header, holds, what])).toEqual([['Person', 'id', ''], ['Job', 'role', ''], ['Region', 'group', 'Region'], ['score:module:trials', 'score', 'module:trials'], ['Shoe size', 'nothing', '']]);
    expect(reading).toMatchObject({ problems: [], learners: 30, refusedCount: 2 });
    expect(reading.refused).toEqual([{ row: 32, message: expect.stringContaining('There is no role "Astronaut"') as string }, { row: 33, message: expect.stringContaining('is no score') as string }]);
    expect(existsSync(keyFile())).toBe(false);
  });
  it('tells headers that are missing, and lets them be named', async () => {
    expect(await read('a,b\n1,2')).toMatchObject({ headers: ['a', 'b'], learners: 0, problems: [expect.stringContaining('"Person"'), expect.stringContaining('"Job"'), expect.stringContaining('"Region"')] });
    expect(await call('simulation.people', { bytes: bytes('Person,"Job\n'), names })).toMatchObject({ ok: false, error: { message: expect.stringContaining('Close the quote') as string } });
  });
  it('runs with pseudonyms, hides few people, and leaves rows out only when that is said', async () => {
    const table = { bytes: bytes([head, ...rows, 'anna-30,Astronaut,North,50,42'].join('\n')), names };
    expect(await call('simulation.run', { people: { ...table, skipRefused: false } })).toMatchObject({ ok: false, error: { message: expect.stringContaining('1 of 31 rows cannot be read, the first is row 32') as string } });
    expect(existsSync(keyFile())).toBe(false);
    const reply = await call('simulation.run', { people: { ...table, skipRefused: true } });
    if (!reply.ok) throw new Error(reply.error.message);
    const { report, detail } = channels['simulation.run'].response.parse(reply.value);
    expect(report.learners).toBe(30);
    expect(report.byGroup['Region']).toMatchObject({ values: {}, hidden: { values: 2 } });
    expect(JSON.stringify(reply.value)).not.toContain('anna');
    expect(detail.whole.histogram.every(([, count]) => count >= 10)).toBe(true);
    expect(existsSync(keyFile())).toBe(true);
    const plain = await call('simulation.run', { people: { ...table, skipRefused: true }, design: { kind: 'static' } });
    expect(plain).toMatchObject({ ok: true, value: { report: { saved: { minutes: 0 } } } });
  });
  it('S-24 S-25 who gets what is asked of them, too, and what a gap comes from is told; small groups are not', async () => {
    // The north knows more: of it nearly all are waived something, of the south nobody; the west is too small to tell, and so that it does not follow from the rest, the east is hidden, too.
    const people = Array.from({ length: 72 }, (_row, at) => `anna-${at},Field sales representative,${at < 28 ? 'North' : at < 56 ? 'South' : at < 68 ? 'East' : 'West'},${at < 28 ? 95 : 20}`);
    const table = { bytes: bytes([`Person,Job,Region,score:${scored()}`, ...people].join('\n')), names, skipRefused: false };
    const reply = await call('simulation.run', { people: { ...table, audit: { column: 'Region', outcome: 'waived' } } });
    if (!reply.ok) throw new Error(reply.error.message);
    const { report } = channels['simulation.run'].response.parse(reply.value);
    expect(report.audit).toMatchObject({ best: 'North', holds: false, ablation: { group: 'South', best: 'North' } });
    expect(report.audit!.groups.map(({ value }) => value)).toEqual(['North', 'South']);
    expect(report.audit!.ablation!.factors.length).toBeGreaterThan(0);
    expect(await call('simulation.run', { people: { ...table, audit: { column: 'Shoe size', outcome: 'waived' } } })).toMatchObject({ ok: false, error: { message: 'There is no group column "Shoe size" to audit. Group columns: Region.' } });
  });
  it('refuses both or neither of a cohort and people, and a table in which nobody can be read', async () => {
    expect(await call('simulation.run', {})).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    expect(await call('simulation.run', { cohort: {}, people: { bytes: bytes(''), names, skipRefused: true } })).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    expect(await call('simulation.run', { people: { bytes: bytes(`${head}\nx,Astronaut,N,5,1`), names, skipRefused: true } })).toMatchObject({ ok: false, error: { message: expect.stringContaining('there is nobody to run') as string } });
  });
});
