import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDiff } from '#shared/document/diff';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { createMetricsSource, metricsOf, pathMetricsOf } from '../../renderer/store/graph-metrics';
import { modulesOf } from '../../renderer/store/selectors';
import { documentMetrics } from '../../electron/hosts/cli/metrics';
import { documentOf, edgeOf, moduleOf, recordOf, roleOf, zoneOf } from '../helpers/documents';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const key = fc.constantFrom(...keys);
const kind = fc.constantFrom('prerequisite', 'prerequisite', 'corequisite', 'strict-corequisite', 'recommended', 'equivalent');
const edit: fc.Arbitrary<object> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(key, key, kind, fc.nat(8), fc.boolean()).map(([from, to, as, n, asks]) => ({ ...edgeOf(from, to), id: `edge:n${n}`, kind: as, ...(asks && as === 'prerequisite' ? { needs: { done: true } } : {}) })) },
  { weight: 2, arbitrary: fc.nat(8).map((n) => ({ gone: `edge:n${n}` })) },
  { weight: 2, arbitrary: fc.tuple(key, fc.nat(9)).map(([id, place]) => moduleOf(id, { place })) },
  { weight: 1, arbitrary: key.map((id) => ({ gone: `module:${id}` })) },
  { weight: 1, arbitrary: fc.constantFrom('quarter', 'semester', null).map((calendar) => ({ id: 'course:c', type: 'course', title: 'C', calendar })) },
);

function changed(document: TrellisDocument, one: object): TrellisDocument {
  const after = 'gone' in one ? null : recordOf(one);
  const id = after?.id ?? (one as { gone: string }).gone;
  const before = getRecord(document, id) ?? null;
  return before === after ? document : applyDiff(document, { changes: [{ id, before, after }] });
}

describe('the metrics of the window', () => {
  it('after any edits say what the command line says of the document, and what a source that remembers nothing says', () => {
    fc.assert(fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      let document = documentOf(...keys.map((id) => moduleOf(id)));
      for (const one of edits) {
        document = changed(document, one);
        const metrics = metricsOf(document);
        const told = documentMetrics(document) as { modules: readonly { id: string }[]; totals: object; longestChains: object; redundant: readonly (readonly [string, string])[]; valid: boolean; invalidBecause?: object };
        expect([...metrics.modules].map(([id, { blocking, delay, centrality, complexity }]) => ({ id, blocking, delay, centrality, complexity }))).toEqual(told.modules.map(({ id, blocking, delay, centrality, complexity }: Record<string, unknown>) => ({ id, blocking, delay, centrality, complexity })));
        expect({ ...metrics.invalidBecause }).toEqual({ ...told.invalidBecause });
        expect(metrics).toMatchObject({ totals: told.totals, longestChains: told.longestChains, valid: told.valid });
        const pairs = new Set(told.redundant.map(([from, to]) => `${from} ${to}`));
        const links = [...document.tables.edge.values()].filter(({ from, to, kind: as, needs }) => as === 'prerequisite' && needs === null && pairs.has(`${from} ${to}`));
        expect([...metrics.redundant].sort()).toEqual(links.map(({ id }) => id).sort());
        const system = [...document.tables.course.values()].some(({ calendar }) => calendar === 'quarter') ? 'quarter' : 'semester';
        expect(createMetricsSource()(modulesOf(document).map(({ id }) => id), document.tables.edge, system)).toEqual(metrics);
      }
    }), { numRuns: 150 });
  });
});

describe('metricsOf', () => {
  const chain = documentOf(...keys.map((id) => moduleOf(id)), edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('a', 'c'), edgeOf('d', 'e', { kind: 'recommended' }), roleOf(), zoneOf('core', 'core-locked', ['b', 'd']));

  it('names modules and links by their ids', () => {
    const { modules, longestChains, redundant } = metricsOf(chain);
    expect(modules.get('module:a')).toEqual({ blocking: 2, delay: 3, centrality: 0, complexity: 5, step: 1 });
    expect(modules.get('module:c')).toMatchObject({ blocking: 0, step: 3 });
    expect(longestChains).toEqual([['module:a', 'module:b', 'module:c']]);
    expect([...redundant]).toEqual(['edge:a-c']);
  });

  it('is the same object while only titles change, so that who draws it need not draw again', () => {
    const before = metricsOf(chain);
    expect(metricsOf(changed(chain, moduleOf('a', { title: 'Other' })))).toBe(before);
  });

  it('of a role measures what its path may touch, pulled-in prerequisites included, and the links inside it', () => {
    const { modules, longestChains } = pathMetricsOf(chain, 'role:r') ?? {};
    expect([...(modules?.keys() ?? [])].sort()).toEqual(['module:a', 'module:b', 'module:d']);
    expect(modules?.get('module:a')).toMatchObject({ blocking: 1, delay: 2 });
    expect(longestChains).toEqual([['module:a', 'module:b']]);
  });

  it('says which loop there is, and nothing of a path that does not compile', () => {
    const looped = changed(chain, edgeOf('c', 'a'));
    expect(metricsOf(looped)).toMatchObject({ valid: false, longestChains: [], invalidBecause: { kind: 'cycle', chain: ['module:a', 'module:c'] } });
    expect(metricsOf(looped).modules.get('module:a')).toMatchObject({ blocking: 2, delay: null, step: null });
    expect(pathMetricsOf(looped, 'role:r')).toBeNull();
  });
});
