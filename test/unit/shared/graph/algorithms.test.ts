import { describe, expect, it } from 'vitest';
import { createAdjacency, hasEdge, outDegree, reverseAdjacency, successorsOf } from '#shared/graph/adjacency';
import { findCycle, findCycleClosedBy } from '#shared/graph/find-cycle';
import { findPath } from '#shared/graph/find-path';
import { createNodeHeap } from '#shared/graph/node-heap';
import { reachability } from '#shared/graph/reachability';
import { strongComponents } from '#shared/graph/strong-components';
import { topologicalOrder } from '#shared/graph/topological-order';

function graphOf(nodeCount: number, ...pairs: readonly (readonly [number, number])[]): ReturnType<typeof createAdjacency> {
  return createAdjacency(nodeCount, pairs.map(([from, to]) => ({ from, to })));
}

describe('createAdjacency', () => {
  it('sorts the successors and drops parallel edges', () => {
    const graph = graphOf(4, [1, 3], [1, 0], [1, 3], [3, 2]);
    expect([...successorsOf(graph, 1)]).toEqual([0, 3]);
    expect(outDegree(graph, 0)).toBe(0);
    expect(hasEdge(graph, 1, 3)).toBe(true);
    expect(hasEdge(graph, 1, 2)).toBe(false);
    expect([...successorsOf(reverseAdjacency(graph), 3)]).toEqual([1]);
  });

  it('refuses an edge to a node that is not there', () => {
    expect(() => graphOf(2, [0, 2])).toThrow(RangeError);
  });
});

describe('topologicalOrder', () => {
  it('takes the smallest free node first', () => {
    expect([...topologicalOrder(graphOf(5, [4, 0], [2, 1], [0, 1]))!]).toEqual([2, 3, 4, 0, 1]);
  });

  it('follows the given priority among free nodes', () => {
    expect([...topologicalOrder(graphOf(4, [0, 3]), (a, b) => b - a)!]).toEqual([2, 1, 0, 3]);
  });

  it('has no order for a loop', () => {
    expect(topologicalOrder(graphOf(2, [0, 1], [1, 0]))).toBeUndefined();
  });
});

describe('findCycle', () => {
  it('returns the shortest chain through the smallest node on a cycle', () => {
    expect(findCycle(graphOf(6, [0, 1], [1, 2], [2, 3], [3, 1], [3, 4], [4, 1], [2, 1]))).toEqual([1, 2]);
    expect(findCycle(graphOf(3, [0, 1], [1, 2], [0, 2]))).toBeUndefined();
  });

  it('survives a chain of 200,000 nodes', () => {
    const pairs = Array.from({ length: 200_000 }, (_, v): readonly [number, number] => [v, (v + 1) % 200_000]);
    expect(findCycle(graphOf(200_000, ...pairs.slice(0, 100_000), [100_000, 99_999]))).toEqual([99_999, 100_000]);
    expect(strongComponents(createAdjacency(200_000, pairs.map(([from, to]) => ({ from, to })))).count).toBe(1);
  });

  it('names the loop that a new edge would close', () => {
    const graph = graphOf(4, [0, 1], [1, 2]);
    expect(findCycleClosedBy(graph, 2, 0)).toEqual([0, 1, 2]);
    expect(findCycleClosedBy(graph, 1, 1)).toEqual([1]);
    expect(findCycleClosedBy(graph, 0, 3)).toBeUndefined();
  });
});

describe('findPath', () => {
  it('is shortest, and stays on allowed nodes', () => {
    const graph = graphOf(5, [0, 1], [1, 4], [0, 2], [2, 3], [3, 4]);
    expect(findPath(graph, 0, 4)).toEqual([0, 1, 4]);
    expect(findPath(graph, 0, 4, (node) => node !== 1)).toEqual([0, 2, 3, 4]);
    expect(findPath(graph, 4, 0)).toBeUndefined();
    expect(findPath(graph, 2, 2)).toEqual([2]);
  });
});

describe('reachability', () => {
  it('does not count the node itself, also on a cycle', () => {
    const reach = reachability(graphOf(4, [0, 1], [1, 2], [2, 1], [2, 3]));
    expect([0, 1, 2, 3].map(reach.countFrom)).toEqual([3, 2, 2, 0]);
    expect(reach.reaches(1, 1)).toBe(true);
    expect(reach.reaches(0, 0)).toBe(false);
  });
});

describe('createNodeHeap', () => {
  it('gives nodes back in order', () => {
    const heap = createNodeHeap((a, b) => a - b);
    [5, 3, 9, 1, 7, 1].forEach(heap.push);
    expect(heap.size()).toBe(6);
    expect([1, 2, 3, 4, 5, 6].map(() => heap.pop())).toEqual([1, 1, 3, 5, 7, 9]);
    expect(heap.pop()).toBeUndefined();
  });
});
