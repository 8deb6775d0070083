import { describe, expect, it } from 'vitest';
import type { GraphEdge, RequisiteKind } from '#shared/graph/adjacency';
import { deriveMetrics } from '#shared/graph/metrics';
import { randomGraph } from '../../../helpers/random-graph';
import { hasSharedData, readSharedJson } from '../../../helpers/shared-data';

interface Plan {
  readonly systemType: string;
  readonly courses: readonly { readonly id: string }[];
  readonly requisites: readonly { readonly from: string; readonly to: string; readonly type: string }[];
  readonly expected: {
    readonly computed: {
      readonly perCourse: Readonly<Record<string, { blocking: number; delay: number; centrality: number; complexity: number }>>;
      readonly totals: { blocking: number; delay: number; centrality: number; complexity: number };
      readonly longestPathVertices: number;
      readonly extraneous: readonly (readonly [string, string])[];
      readonly valid: boolean;
    };
  };
}

const kindOf: Readonly<Record<string, RequisiteKind>> = { pre: 'prerequisite', co: 'corequisite', 'strict-co': 'strict-corequisite', strict: 'strict-corequisite' };
const plans = ['nu-BSCS_Hawaii_Manoa', 'nu-California_Berkely_V2', 'nu-Colostate_CSDegree_2017', 'nu-Metropolitan_State_University_CS'];

function edges(...texts: readonly string[]): readonly GraphEdge[] {
  const arrows: Readonly<Record<string, RequisiteKind>> = { '>': 'prerequisite', '~': 'corequisite', '=': 'strict-corequisite' };
  return texts.map((text) => ({ from: Number(text[0]), kind: arrows[text[1]!]!, to: Number(text[2]) }));
}

describe.skipIf(!hasSharedData('curricular-analytics'))('four real degree plans', () => {
  it.each(plans)('%s has exactly the published figures', (name) => {
    const plan = readSharedJson<Plan>(`curricular-analytics/${name}.json`);
    const ids = plan.courses.map((course) => course.id);
    const list = plan.requisites.map((r) => ({ from: ids.indexOf(r.from), to: ids.indexOf(r.to), kind: kindOf[r.type]! }));
    const metrics = deriveMetrics(ids.length, list, plan.systemType === 'quarter' ? 'quarter' : 'semester');
    const { perCourse, totals, longestPathVertices, extraneous, valid } = plan.expected.computed;
    expect(Object.fromEntries(metrics.nodes.map((node, v) => [ids[v], node]))).toEqual(perCourse);
    expect(metrics.totals).toEqual(totals);
    expect(metrics.valid).toBe(valid);
    expect(metrics.longestChains[0]).toHaveLength(longestPathVertices);
    const pairs = metrics.redundant.map(([from, to]) => `${ids[from]}→${ids[to]}`).sort();
    expect(pairs).toEqual(extraneous.map(([from, to]) => `${from}→${to}`).sort());
  });
});

describe('deriveMetrics', () => {
  it('gives an isolated node a delay of one and nothing else', () => {
    expect(deriveMetrics(1, []).nodes).toEqual([{ blocking: 0, delay: 1, centrality: 0, complexity: 1 }]);
    expect(deriveMetrics(0, [])).toMatchObject({ valid: true, longestChains: [], nodes: [] });
  });

  it('scales a quarter plan by two thirds per course, then adds up', () => {
    const metrics = deriveMetrics(3, edges('0>1', '1>2'), 'quarter');
    expect(metrics.nodes.map((node) => node.complexity)).toEqual([3.3, 2.7, 2]);
    expect(metrics.totals.complexity).toBe(8);
  });

  it('says which chain is a cycle, a self-loop included', () => {
    expect(deriveMetrics(4, edges('0>1', '1>2', '2>3', '3>1')).invalidBecause).toEqual({ kind: 'cycle', chain: [1, 2, 3] });
    expect(deriveMetrics(2, edges('0>1', '1>1')).invalidBecause).toEqual({ kind: 'cycle', chain: [1] });
    expect(deriveMetrics(2, edges('0>1', '1>0')).nodes[0]).toEqual({ blocking: 1, delay: null, centrality: null, complexity: null });
  });

  it('finds a plan without cycle that is still impossible', () => {
    const metrics = deriveMetrics(3, edges('0>1', '2=1', '2>0'));
    expect(metrics).toMatchObject({ valid: false, invalidBecause: { kind: 'unsatisfiable' } });
    expect([...metrics.invalidBecause!.chain].sort()).toEqual([0, 1, 2]);
    expect(metrics.nodes[2]).toMatchObject({ blocking: 2, delay: 3 });
  });

  it('accepts strict corequisites that form a tree, and refuses a ring of them', () => {
    expect(deriveMetrics(4, edges('0=1', '0=2', '2=3')).valid).toBe(true);
    expect(deriveMetrics(3, edges('0=1', '1=2', '0=2')).invalidBecause?.kind).toBe('unsatisfiable');
  });

  it('keeps a requisite whose longer way runs over a corequisite', () => {
    expect(deriveMetrics(3, edges('0>1', '1>2', '0>2')).redundant).toEqual([[0, 2]]);
    expect(deriveMetrics(3, edges('0~1', '1>2', '0>2')).redundant).toEqual([]);
    expect(deriveMetrics(3, edges('0>1', '1>2', '0~2')).redundant).toEqual([]);
  });

  it('counts parallel edges once', () => {
    expect(deriveMetrics(2, edges('0>1', '0~1', '0>1')).nodes).toEqual(deriveMetrics(2, edges('0>1')).nodes);
  });

  it('stays finite when the number of paths does not', () => {
    const ladder = Array.from({ length: 1600 }, (_, rung) => [0, 1].flatMap((a) => [2, 3].map((b) => ({ from: rung * 2 + a, to: rung * 2 + b, kind: 'prerequisite' as const }))));
    const metrics = deriveMetrics(3202, ladder.flat());
    expect(metrics.nodes[1600]!.centrality).toBe(Number.MAX_VALUE);
    expect(metrics.longestChains).toHaveLength(100);
  });

  it('measures 5,000 modules and 10,000 edges', () => {
    expect(deriveMetrics(5000, randomGraph(7, 5000, 10000)).nodes).toHaveLength(5000);
  });
});
