import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsFor, createBitReader, createBitWriter } from '#shared/exchange/packages/player/bit-text';
import type { Progress, ProgressShape } from '#shared/exchange/packages/player/progress-codec';
import { suspendLimits } from '#shared/exchange/targets';
import { decodeProgress, emptyProgress, encodeProgress, estimateProgress } from '#shared/exchange/packages/player/progress-codec';

const shape: ProgressShape = { structure: '0123abcd', testPoints: [10, null, 1, 37], prePoints: [10, 3], candidates: [[0, 2, 3], [1]], formats: [2, 0, 0, 1], draws: true };

const event = fc.oneof(
  fc.integer({ min: 0, max: 3 }).chain((module) => fc.record({ kind: fc.constant('attempt' as const), module: fc.constant(module), points: shape.testPoints[module] === null ? fc.constant(null) : fc.nat(shape.testPoints[module]!) })),
  fc.integer({ min: 0, max: 1 }).chain((test) => fc.record({ kind: fc.constant('pre' as const), test: fc.constant(test), points: fc.nat(shape.prePoints[test]!) })),
  fc.record({ kind: fc.constant('skip' as const), test: fc.nat(1) }),
);
const progress: fc.Arbitrary<Progress> = fc.record({
  events: fc.array(event, { maxLength: 30 }),
  choices: fc.tuple(fc.subarray([0, 2, 3]), fc.subarray([1])),
  scos: fc.constant([]),
  versions: fc.tuple(fc.nat(2), fc.constant(0), fc.constant(0), fc.nat(1)).map((list): readonly number[] => list),
  seed: fc.nat(2 ** 32 - 1),
  module: fc.integer({ min: -1, max: 3 }),
  page: fc.nat(255),
});

describe('saved progress', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(progress, (value) => {
      const text = encodeProgress(shape, value);
      expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
      const kept = { ...value, scos: [{ module: 1, page: 0, key: '0a1b2c3d', status: 'incomplete' as const, score: 4200, location: 'p.3', suspendData: '{"a": [1, 2]}.§' }] };
      expect(decodeProgress(shape, encodeProgress(shape, kept))).toEqual({ kind: 'read', progress: kept });
      expect(decodeProgress(shape, encodeProgress(shape, kept).slice(0, -1))).toEqual({ kind: 'read', progress: { ...value, scos: [] }, isCut: true });
      expect(decodeProgress(shape, text)).toEqual({ kind: 'read', progress: value });
    }));
  });

  it('tells what is empty, changed, cut off or foreign', () => {
    const text = encodeProgress(shape, { ...emptyProgress, events: [{ kind: 'pre', test: 1, points: 3 }] });
    expect(decodeProgress(shape, '')).toEqual({ kind: 'empty' });
    expect(decodeProgress({ ...shape, structure: 'ffffffff' }, text)).toEqual({ kind: 'changed' });
    expect(decodeProgress(shape, text.slice(0, -1))).toEqual({ kind: 'unreadable' });
    expect(decodeProgress(shape, `${text.slice(0, 9)}!`)).toEqual({ kind: 'unreadable' });
    expect(decodeProgress(shape, '{"json":1}')).toEqual({ kind: 'unreadable' });
  });

  it('takes no more room and reads as before where nothing has another format and nothing is drawn', () => {
    const plain = { ...shape, formats: [0, 0, 0, 0], draws: false };
    const text = encodeProgress(plain, { ...emptyProgress, module: 2, page: 1, events: [{ kind: 'attempt', module: 0, points: 7 }] });
    expect(text).toBe('10123abcdYCAACDg');
    expect(decodeProgress(plain, text)).toMatchObject({ kind: 'read', progress: { versions: [], module: 2, page: 1 } });
  });

  it('never throws, whatever the LMS gives back', () => {
    fc.assert(fc.property(fc.string(), (text) => void decodeProgress(shape, `10123abcd${text}`)));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ABCDxyz019_-') }), (text) => void decodeProgress(shape, `10123abcd${text}`)), { numRuns: 2000 });
  });

  it('fits 500 modules with pre-assessments and tests of ten points, each tried twice', () => {
    const count = 500;
    const large: ProgressShape = { structure: '0123abcd', testPoints: new Array<number>(count).fill(10), prePoints: new Array<number>(count).fill(10), candidates: [Array.from({ length: count }, (_, i) => i)], formats: new Array<number>(count).fill(0), draws: false };
    expect(estimateProgress(large, 2)).toBeLessThanOrEqual(suspendLimits.scorm12);
    expect(estimateProgress({ ...large, testPoints: new Array<number>(2000).fill(10) }, 2)).toBeGreaterThan(suspendLimits.scorm12);
  });
});

describe('bits as text', () => {
  it('reads what was written, and stops at the end', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 16383 })), (values) => {
      const writer = createBitWriter();
      values.forEach((value) => writer.write(value, 14));
      const reader = createBitReader(writer.text())!;
      expect(values.map(() => reader.read(14))).toEqual(values);
      expect(reader.read(14)).toBeUndefined();
    }));
    expect([0, 1, 2, 3, 255, 256].map(bitsFor)).toEqual([0, 1, 2, 2, 8, 9]);
  });
});
