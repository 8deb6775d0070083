import { describe, expect, it } from 'vitest';
import { confusionRates, selectionRates, spreadFrom, spreadOf, type Confusion } from '#shared/simulate/statistics/group-measures';
import { hasSharedData, readSharedBytes, readSharedJson } from '../../../helpers/shared-data';

interface Audit {
  readonly attribute: string; readonly n: number; readonly selected: number; readonly bestGroup: string; readonly majorityGroup: string;
  readonly groups: Readonly<Record<string, { readonly n: number; readonly selected: number; readonly selectionRate: number; readonly ratioToBest: number; readonly ratioToMajority: number; readonly tpr: number | null; readonly fpr: number | null; readonly fnr: number | null; readonly fdr: number | null; readonly for: number | null }>>;
}

function groupBy<T extends { readonly group: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(row.group);
    if (list) list.push(row);
    else groups.set(row.group, [row]);
  }
  return groups;
}

const count = (rows: readonly { readonly said: boolean; readonly is: boolean }[]): Confusion => ({
  tp: rows.filter(({ said, is }) => said && is).length, fp: rows.filter(({ said, is }) => said && !is).length,
  tn: rows.filter(({ said, is }) => !said && !is).length, fn: rows.filter(({ said, is }) => !said && is).length,
});

describe.skipIf(!hasSharedData('fairness'))('S-15 group measures against published figures', () => {
  it('COMPAS: rates, ratios to the best and to the largest group, error rates by group', () => {
    const { audits } = readSharedJson<{ audits: Readonly<Record<string, Audit>> }>('fairness/compas.expected.json');
    const [head = '', ...lines] = new TextDecoder().decode(readSharedBytes('fairness/compas.csv')).trim().split(/\r?\n/);
    const names = head.split(',');
    const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])));
    expect(Object.keys(audits).length).toBeGreaterThan(1);
    for (const [crossed, audit] of Object.entries(audits)) {
      const byGroup = groupBy(rows.map((row) => ({ group: crossed.split(' x ').map((attribute) => row[attribute] ?? '').join(' | '), said: Number(row['score']) === 1, is: Number(row['label_value']) === 1 })));
      const counts = Object.keys(audit.groups).map((group) => ({ group, learners: byGroup.get(group)!.length, selected: byGroup.get(group)!.filter(({ said }) => said).length }));
      const rates = selectionRates(counts, 1);
      expect(rates.best).toBe(audit.bestGroup);
      const majority = rates.groups.find(({ group }) => group === audit.majorityGroup)!;
      for (const { group, learners, selected, rate, ratio } of rates.groups) {
        const known = audit.groups[group]!;
        expect({ learners, selected }).toEqual({ learners: known.n, selected: known.selected });
        expect(rate).toBeCloseTo(known.selectionRate, 12);
        expect(ratio).toBeCloseTo(known.ratioToBest, 12);
        expect(rate / majority.rate).toBeCloseTo(known.ratioToMajority, 12);
        const measured = confusionRates(count(byGroup.get(group)!));
        for (const [own, published] of [[measured.truePositive, known.tpr], [measured.falsePositive, known.fpr], [measured.falseNegative, known.fnr], [measured.falseDiscovery, known.fdr], [measured.falseOmission, known.for]] as const) {
          if (published === null) expect(own).toBeNull();
          else expect(own).toBeCloseTo(published, 12);
        }
      }
    }
  });
  it('COMPAS by race: the best group has 18 people; with a least size of 30 another is best, and the small ones are not judged', () => {
    const { groups } = readSharedJson<{ audits: { race: Audit } }>('fairness/compas.expected.json').audits.race;
    const rates = selectionRates(Object.entries(groups).map(([group, { n, selected }]) => ({ group, learners: n, selected })), 30);
    expect(rates.best).toBe('African-American');
    expect(rates.groups.filter(({ ratio }) => ratio === null).map(({ group }) => group)).toEqual(['Native American']);
    expect(rates.holds).toBe(false);
  });
  it('Fairlearn: rates by group, differences and ratios between groups and to the whole', () => {
    const data = readSharedJson<{ y_true: number[]; y_pred: number[]; group: string[]; expected: { overall: Record<string, number>; byGroup: Record<string, Record<string, number>>; differenceBetweenGroups: Record<string, number>; ratioBetweenGroups: Record<string, number>; differenceToOverall: Record<string, number>; ratioToOverall: Record<string, number>; demographicParityRatio: number; equalizedOddsRatio: number } }>('fairness/fairlearn-doc-example.json');
    const rows = data.group.map((group, at) => ({ group, is: data.y_true[at] === 1, said: data.y_pred[at] === 1 }));
    const measure = (list: readonly (typeof rows)[number][]): Record<string, number> => {
      const { truePositive, falsePositive, selection } = confusionRates(count(list));
      return { tpr: truePositive!, fpr: falsePositive!, sel: selection!, count: list.length };
    };
    const whole = measure(rows);
    const groups = [...groupBy(rows)].sort().map(([name, list]) => [name, measure(list)] as const);
    const close = (own: number, known: number): void => expect(own).toBeCloseTo(known, 6);
    for (const key of ['tpr', 'fpr', 'sel', 'count']) {
      close(whole[key]!, data.expected.overall[key]!);
      for (const [name, own] of groups) close(own[key]!, data.expected.byGroup[name]![key]!);
      const values = groups.map(([, own]) => own[key]!);
      close(spreadOf(values).difference, data.expected.differenceBetweenGroups[key]!);
      close(spreadOf(values).ratio, data.expected.ratioBetweenGroups[key]!);
      if (key === 'count') continue;
      close(spreadFrom(whole[key]!, values).difference, data.expected.differenceToOverall[key]!);
      close(spreadFrom(whole[key]!, values).ratio, data.expected.ratioToOverall[key]!);
    }
    const selected = selectionRates([...groupBy(rows)].map(([group, list]) => ({ group, learners: list.length, selected: list.filter(({ said }) => said).length })), 1);
    close(selected.smallestRatio!, data.expected.demographicParityRatio);
    close(Math.min(spreadOf(groups.map(([, own]) => own['tpr']!)).ratio, spreadOf(groups.map(([, own]) => own['fpr']!)).ratio), data.expected.equalizedOddsRatio);
  });
});

describe('S-15 the four-fifths rule', () => {
  it('50 a rate ratio of 1.34 has an impact ratio of 0.746 and fails; 1.08 gives 0.926 and holds', () => {
    const at = (men: number): ReturnType<typeof selectionRates> => selectionRates([{ group: 'women', learners: 1000, selected: 500 }, { group: 'men', learners: 1000, selected: Math.round(500 * men) }], 10);
    expect(at(1.34)).toMatchObject({ best: 'men', holds: false });
    expect(at(1.34).smallestRatio).toBeCloseTo(0.746, 3);
    expect(at(1.08)).toMatchObject({ holds: true });
    expect(at(1.08).smallestRatio).toBeCloseTo(0.926, 3);
  });
  it('says nothing where there is nobody to compare with', () => {
    expect(selectionRates([{ group: 'a', learners: 100, selected: 10 }, { group: 'b', learners: 9, selected: 9 }], 10)).toMatchObject({ best: 'a', smallestRatio: null, holds: null });
    expect(selectionRates([{ group: 'a', learners: 100, selected: 0 }, { group: 'b', learners: 90, selected: 0 }], 10)).toMatchObject({ smallestRatio: null, holds: null });
    expect(selectionRates([], 10)).toMatchObject({ best: null, holds: null });
  });
});
