import { describe, expect, it } from 'vitest';
import { planImport } from '#shared/exchange/import/plan-import';
import { metricsOf } from '../../../../renderer/store/graph-metrics';
import { documentOf } from '../../../helpers/documents';
import { importInput } from '../../../helpers/import-input';
import { hasSharedData, readSharedBytes, readSharedJson } from '../../../helpers/shared-data';

interface Expected {
  readonly expected: {
    readonly computed: {
      readonly perCourse: Readonly<Record<string, object>>;
      readonly totals: object;
      readonly valid: boolean;
      readonly longestPathVertices: number;
      readonly extraneous: readonly (readonly string[])[];
    };
  };
}

const plans = ['nu-BSCS_Hawaii_Manoa', 'nu-California_Berkely_V2', 'nu-Colostate_CSDegree_2017', 'nu-Metropolitan_State_University_CS'];

/** `test/contract/cli.test.ts` holds the same of `trellis metrics`. */
describe.skipIf(!hasSharedData('curricular-analytics'))('what the metrics panel and the marks of the map read', () => {
  it.each(plans)('of %s: exactly the expected measures of every course', (name) => {
    const planned = planImport(importInput(`${name}.csv`, { [`${name}.csv`]: readSharedBytes(`curricular-analytics/csv/${name}.csv`) }));
    if (!planned.ok) throw new Error(JSON.stringify(planned.error));
    const { computed } = readSharedJson<Expected>(`curricular-analytics/${name}.json`).expected;
    const document = documentOf(...planned.value.records);
    const metrics = metricsOf(document);
    const course = (id: string): string => document.tables.module.get(id)?.sourceId ?? '';
    const perCourse = Object.fromEntries([...metrics.modules].map(([id, { blocking, delay, centrality, complexity }]) => [course(id), { blocking, delay, centrality, complexity }]));
    expect([perCourse, metrics.totals, metrics.valid]).toEqual([computed.perCourse, computed.totals, computed.valid]);
    const redundant = [...metrics.redundant].map((id) => document.tables.edge.get(id)!).map(({ from, to }) => [course(from), course(to)]);
    expect(redundant.map(String).sort()).toEqual(computed.extraneous.map(String).sort());
    expect(metrics.longestChains.map(({ length }) => length).every((length) => length === computed.longestPathVertices)).toBe(true);
    expect(Math.max(...[...metrics.modules.values()].map(({ step }) => step ?? 0))).toBe(computed.longestPathVertices);
  });
});
