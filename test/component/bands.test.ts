import { describe, expect, it } from 'vitest';
import { closeBands } from '#shared/checks/quick-fixes/close-bands';
import { findBandProblems } from '#shared/path/bands';
import { parseRecord } from '#shared/model/record';
import type { Rule } from '#shared/model/rule';
import { moveBound, removeBand, setInclusive, splitBand, startingBands } from '../../renderer/features/rules/edit-bands';
import { rangeText, ruleSentence } from '../../renderer/i18n/rule-sentence';
import { boundaryScores } from '../../renderer/features/simulation/score-trial';

const bands = startingBands(['module:c']);
const names: Record<string, string> = { 'module:a': 'Quiz A', 'module:b': 'B', 'module:c': 'C' };
const rule = (more: object): Rule => {
  const parsed = parseRecord({ id: 'rule:x', type: 'rule', role: 'role:r', module: 'module:a', title: 'x', kind: 'score-bands', ...more });
  if (!parsed.ok || parsed.value.type !== 'rule') throw new Error('fixture');
  return parsed.value;
};

describe('a rule as a sentence', () => {
  it('reads bounds as people say them', () => {
    expect(bands.map(rangeText)).toEqual(['at or below 60 %', 'from above 60 % to under 90 %', '90 % or more']);
    expect(rangeText({ from: 6000, fromInclusive: false, to: 9000, toInclusive: true })).toBe('from above 60 % to 90 %');
    expect(rangeText({ from: 9000, fromInclusive: false, to: 10_000, toInclusive: true })).toBe('over 90 %');
    expect(rangeText({ from: 0, fromInclusive: true, to: 5990, toInclusive: true })).toBe('at or below 59.9 %');
    expect(rangeText({ from: 0, fromInclusive: true, to: 10_000, toInclusive: true })).toBe('anything');
    expect(rangeText({ from: 8000, fromInclusive: true, to: 8000, toInclusive: true })).toBe('exactly 80 %');
  });
  it('says every band, highest first', () => {
    expect(ruleSentence(rule({ bands }), (id) => names[id] ?? id)).toBe('If “Quiz A” is 90 % or more, waive the module; from above 60 % to under 90 %, take the module; at or below 60 %, take “C” first, then the module.');
  });
  it('says attempts', () => {
    const failures = [{ at: 1, action: { do: 'insert', modules: ['module:c'] } }, { at: 3, action: { do: 'escalate', to: 'The coach' } }];
    expect(ruleSentence(rule({ kind: 'attempts', failures }), (id) => names[id] ?? id)).toBe('When “Quiz A” is failed the first time, take “C” before the next attempt; the third time, The coach decides.');
  });
});

describe('editing bands', () => {
  it('moves a bound with the neighbour that touches it', () => {
    const moved = moveBound(bands, 1, 'to', 8500);
    expect(moved.map((band) => [band.from, band.to])).toEqual([[0, 6000], [6000, 8500], [8500, 10_000]]);
    expect(findBandProblems(moved)).toEqual([]);
  });
  it('gives a bound to one side only', () => {
    const given = setInclusive(bands, 0, 'to', true);
    expect(given[1]?.fromInclusive).toBe(false);
    expect(findBandProblems(given)).toEqual([]);
  });
  it('splits and removes without leaving a gap', () => {
    expect(findBandProblems(splitBand(bands, 1))).toEqual([]);
    for (const index of [0, 1, 2]) expect(findBandProblems(removeBand(bands, index))).toEqual([]);
  });
  it('closes gaps and overlaps', () => {
    const broken = bands.map((band, index) => (index === 2 ? { ...band, from: 9200 } : index === 0 ? { ...band, to: 6500 } : band));
    expect(findBandProblems(broken).map((problem) => problem.kind)).toEqual(['overlap', 'gap']);
    expect(findBandProblems(closeBands(broken))).toEqual([]);
  });
  it('begins with 60 % in the low band, every score decided once', () => {
    expect(bands[0]).toMatchObject({ to: 6000, toInclusive: true, action: { do: 'insert' } });
    expect(findBandProblems(bands)).toEqual([]);
  });
  it('begins without remediation where there is none', () => {
    expect(startingBands([])[0]?.action).toEqual({ do: 'take' });
  });
});

describe('scores to try', () => {
  it('lie just under and at each bound, and just above one that belongs below', () => {
    expect(boundaryScores(rule({ bands }))).toEqual([5990, 6000, 6010, 8990, 9000]);
    expect(boundaryScores(undefined)).toEqual([]);
  });
});
