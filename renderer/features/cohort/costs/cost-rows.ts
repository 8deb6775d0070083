import type { RecordId } from '#shared/model/ids';
import type { ComparedFigure } from '../runs/compare-rows';
import type { Report } from '../figures';

type Rows = (string | number | null)[][];

/** A run's table with what it costs: columns for roles and groups, and a row for each bin of the distribution. Without prices the table as it is. `roleOf`: id of a role by its title. */
export function withCosts(rows: Rows, report: Report, titleOf: (id: RecordId) => string): Rows {
  const { cost } = report;
  const [head, ...rest] = rows;
  if (!cost || !head) return rows;
  const roles = new Map(Object.entries(cost.byRole).map(([role, figures]) => [titleOf(role), figures]));
  const nothing = [null, null, null, null];
  const added = (row: Rows[number]): Rows[number] => {
    const [kind, name, value] = row;
    if (kind === 'role') {
      const one = roles.get(String(name));
      return one ? [one.perLearner.mean, one.total, one.saved.total, one.saved.share] : nothing;
    }
    return kind === 'group' ? [cost.byGroup?.[String(name)]?.[String(value)] ?? null, null, null, null] : nothing;
  };
  const blank = head.slice(4).map(() => null);
  return [
    [...head, ...['cost of a learner', 'cost', 'saved cost', 'saved share of cost'].map((column) => `${column} (${cost.currency})`)],
    ...rest.map((row) => [...row, ...added(row)]),
    ...cost.distribution.map(({ from, to, learners }) => ['cost', from, to, learners, ...blank, ...nothing]),
  ];
}

/** What two runs cost; nothing where one of them is not priced, or in another currency. */
export function comparedCosts(a: Report['cost'], b: Report['cost']): readonly ComparedFigure[] {
  if (!a || !b || a.currency !== b.currency) return [];
  const { currency } = a;
  return [
    { key: 'cost', kind: 'money', a: a.perLearner.mean, b: b.perLearner.mean, currency }, { key: 'costTotal', kind: 'money', a: a.total, b: b.total, currency },
    { key: 'costSaved', kind: 'share', a: a.saved.share, b: b.saved.share },
  ];
}
