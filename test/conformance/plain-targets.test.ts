import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { allRecords, createDocument } from '#shared/document/trellis-document';
import { exportTargets, targetKinds, type ExportTarget } from '#shared/exchange/targets';
import { moduleOf, zoneOf } from '../helpers/documents';
import { plainPlan } from '../helpers/plain-targets';
import { sampleRole } from '../helpers/sample-role';

/** Targets with a player inside have tests of their own. */
const described = exportTargets.filter((target) => !targetKinds[target].runs && targetKinds[target].standard === null);
const competency = { id: 'competency:c', type: 'competency', title: 'C', levels: [{ title: 'L', provedBy: ['module:exam'] }] };
const sample = sampleRole(competency, { id: 'competency:a', type: 'competency', title: 'A', levels: [{ title: 'L', provedBy: ['module:b'] }] });
const bytesOf = (target: ExportTarget, document = sample): readonly string[] => plainPlan(document, target).files.map(({ path, bytes }) => `${path} ${createHash('sha256').update(bytes).digest('hex')}`);

describe.each(described)('the describing target %s', (target) => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('is the same bytes twice, in another time zone, and whatever the order in which records were made', () => {
    const first = bytesOf(target);
    process.env['TZ'] = 'Pacific/Kiritimati';
    expect(bytesOf(target)).toEqual(first);
    process.env['TZ'] = 'America/St_Johns';
    expect(bytesOf(target, createDocument([...allRecords(sample)].reverse()))).toEqual(first);
    expect(bytesOf(target, sampleRole(competency, moduleOf('more'), zoneOf('more', 'open', ['more'])))).not.toEqual(first);
  });
  it('enforces nothing, and says so of every rule', () => {
    const { rules, suggestedName, files } = plainPlan(sample, target);
    expect(rules.length).toBeGreaterThan(8);
    expect(rules.filter(({ fate, how }) => fate === 'kept' || how === '')).toEqual([]);
    expect(suggestedName.endsWith(`.${targetKinds[target].extension}`)).toBe(true);
    expect(files.every(({ bytes }) => bytes.length > 0)).toBe(true);
  });
});
