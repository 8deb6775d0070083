import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCheckRunner, type CheckResult } from '#shared/checks/run-checks';
import { applyDiff, type RecordsDiff } from '#shared/document/diff';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { createAdjacency, type GraphEdge } from '#shared/graph/adjacency';
import { reachability } from '#shared/graph/reachability';
import { redundantEdges, redundantNear } from '#shared/graph/redundant-edges';
import { topologicalOrder } from '#shared/graph/topological-order';
import { bandRuleOf, documentOf, edgeOf, moduleOf, recordOf, roleOf, zoneOf } from '../helpers/documents';

const runs = (usual: number): number => (process.env['TRELLIS_FULL'] ? usual * 20 : usual);

/** Edits of a document in which every reference leads somewhere: what is kept from one document to the next is then patched, not gathered anew. */
const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const at = fc.nat(keys.length - 1);
const key = at.map((place) => keys[place] as string);
const list = fc.uniqueArray(key, { maxLength: 4 });
const kind = fc.constantFrom('prerequisite', 'prerequisite', 'prerequisite', 'corequisite', 'strict-corequisite', 'recommended', 'equivalent', 'bridge', 'remediation');
const forward = fc.tuple(at, at).filter(([a, b]) => a !== b).map(([a, b]) => [keys[Math.min(a, b)] as string, keys[Math.max(a, b)] as string] as const);
const ends = fc.oneof({ weight: 6, arbitrary: forward }, { weight: 1, arbitrary: fc.tuple(key, key) });
const link = fc.tuple(ends, kind, fc.nat(9), fc.boolean()).map(([[from, to], as, n, asks]) => ({ ...edgeOf(from, to), id: `edge:n${n}`, kind: as, ...(asks && as === 'prerequisite' ? { needs: { score: 9000 } } : {}) }));
const zone = fc.tuple(fc.constantFrom('one', 'two', 'three'), fc.constantFrom('core-testable', 'core-locked', 'elective', 'open', 'remedial'), list, fc.nat(2), fc.constantFrom({}, {}, {}, { formats: true }, { sameObjectives: true }, { waivable: true }, { title: 'Other' }))
  .map(([id, policy, modules, choose, more]) => zoneOf(id, policy, modules, { place: ['one', 'two', 'three'].indexOf(id), ...(policy === 'elective' ? { requirement: { kind: 'count', choose } } : {}), ...more }));
const action = fc.oneof(fc.constantFrom({ do: 'take' }, { do: 'waive' }, { do: 'extend', percent: 10 }, { do: 'remediate' }), key.map((id) => ({ do: 'insert', modules: [`module:${id}`] })), key.map((id) => ({ do: 'replace', module: `module:${id}` })));
const rule = fc.tuple(fc.constantFrom('first', 'second'), key, action, action, fc.constantFrom('One', 'Two')).map(([id, module, low, high, title]) => ({
  ...bandRuleOf(module, []), id: `rule:${id}`, title,
  bands: [{ from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: low }, { from: 6000, fromInclusive: true, to: 10_000, toInclusive: true, action: high }],
}));
const condition = fc.oneof(fc.constantFrom('one', 'two', 'three').map((id) => ({ kind: 'zone', zone: `zone:${id}` })), key.map((id) => ({ kind: 'measure', module: `module:${id}`, score: 8000 })));
const gate = fc.tuple(fc.constantFrom('one', 'two', 'three'), condition).map(([id, one]) => ({ id: 'gate:g', type: 'gate', role: 'role:r', zone: `zone:${id}`, title: 'Gate', conditions: [one] }));
const module = fc.tuple(key, fc.constantFrom({}, { title: 'Same' }, { passMark: 8000 }, { place: 9 }, { minutes: null })).map(([id, more]) => moduleOf(id, more));
const gone = fc.nat(9).map((n) => ({ gone: `edge:n${n}` }));
const edit: fc.Arbitrary<object> = fc.oneof({ weight: 6, arbitrary: link }, { weight: 3, arbitrary: gone }, { weight: 3, arbitrary: zone }, { weight: 3, arbitrary: rule }, { weight: 1, arbitrary: gate }, { weight: 1, arbitrary: module });

function changed(document: TrellisDocument, edits: readonly object[]): TrellisDocument {
  const diffOf = (now: TrellisDocument, one: object): RecordsDiff => {
    const after = 'gone' in one ? null : recordOf(one);
    const id = after?.id ?? (one as { gone: string }).gone;
    const before = getRecord(now, id) ?? null;
    return { changes: before === after ? [] : [{ id, before, after }] };
  };
  return edits.reduce((now: TrellisDocument, one) => applyDiff(now, diffOf(now, one)), document);
}

const said = ({ findings, suppressed }: CheckResult): readonly string[] => [...findings, ...suppressed].map((finding) => JSON.stringify(finding)).sort();
const ofLinks = ({ findings }: CheckResult): readonly string[] => findings.filter(({ code }) => code === 'TRL-G008' || code === 'TRL-G009' || code === 'TRL-L001').map((finding) => JSON.stringify(finding));

it('what is kept and patched says what a fresh run says, and of links in the same order', () => {
  const start = documentOf(
    roleOf(), ...keys.map((id) => moduleOf(id)), zoneOf('one', 'core-testable', ['a', 'b', 'c']), zoneOf('two', 'core-locked', ['d', 'e'], { place: 1 }), zoneOf('three', 'elective', ['f', 'g'], { place: 2, requirement: { kind: 'count', choose: 1 } }),
    { ...edgeOf('a', 'b'), id: 'edge:n0' }, { ...edgeOf('b', 'c'), id: 'edge:n1' }, { ...edgeOf('c', 'd'), id: 'edge:n2' }, { ...bandRuleOf('b', []), id: 'rule:first' },
    { id: 'alternate:x', type: 'alternate', module: 'module:b', alternate: 'module:h', differs: 'format' }, { id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:three', title: 'Gate', conditions: [{ kind: 'zone', zone: 'zone:one' }] },
  );
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }), (steps) => {
      const run = createCheckRunner();
      let document = start;
      run(document);
      for (const edits of steps) {
        document = changed(document, edits);
        const [incremental, fresh] = [run(document), createCheckRunner()(document)];
        expect(said(incremental)).toEqual(said(fresh));
        expect(ofLinks(incremental)).toEqual(ofLinks(fresh));
        for (const { code } of fresh.findings) seen.set(code, (seen.get(code) ?? 0) + 1);
      }
    }),
    { numRuns: runs(400) },
  );
  for (const code of ['TRL-G001', 'TRL-G002', 'TRL-G008', 'TRL-G009', 'TRL-Z001', 'TRL-Z002', 'TRL-Z008', 'TRL-R006', 'TRL-E001']) expect(seen.get(code), code).toBeGreaterThan(5);
}, 600_000);

it('redundant links near a change are those of the whole graph', () => {
  const edge = fc.tuple(fc.nat(9), fc.nat(9), fc.constantFrom<GraphEdge['kind']>('prerequisite', 'prerequisite', 'corequisite', 'strict-corequisite')).filter(([a, b]) => a !== b).map(([a, b, of]): GraphEdge => ({ from: Math.min(a, b), to: Math.max(a, b), kind: of }));
  const edges = fc.array(edge, { maxLength: 24 });
  fc.assert(fc.property(edges, edges.map((all) => all.slice(0, 3)), edges.map((all) => all.slice(0, 3)), (kept, going, coming) => {
    const [before, after] = [[...kept, ...going], [...kept, ...coming]];
    const whole = (list: readonly GraphEdge[]): readonly (readonly [number, number])[] => redundantEdges(createAdjacency(10, list), list, reachability(createAdjacency(10, list)));
    const all = createAdjacency(10, [...after, ...going]);
    const near = redundantNear(createAdjacency(10, after), after, [...going, ...coming], all, topologicalOrder(all) as Int32Array, 1000);
    if (!near) throw new Error('There is no limit here.');
    const patched = [...whole(before).filter(([from, to]) => !near.has(from, to)), ...near.redundant].sort(([a, b], [c, d]) => a - c || b - d);
    expect(patched).toEqual(whole(after));
  }), { numRuns: runs(1000) });
});
