import { compareCodeUnits } from '#shared/kit/order';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { deriveMetrics } from '#shared/graph/metrics';
import { hardEdgeKinds, type EdgeKind } from '#shared/model/edge';
import { loadDocument, type CliContext, type CliResult } from './context';
import { readArgs } from './usage';

type HardKind = Extract<EdgeKind, 'prerequisite' | 'corequisite' | 'strict-corequisite'>;
const isHard = (kind: EdgeKind): kind is HardKind => hardEdgeKinds.includes(kind);

/** Graph measures over every module; ids are the source's own where each has one of its own. */
export function documentMetrics(document: TrellisDocument): object {
  const modules = [...document.tables.module.values()].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
  const index = new Map(modules.map((module, at) => [module.id, at]));
  const edges = [...document.tables.edge.values()].flatMap((edge) => {
    const [from, to] = [index.get(edge.from), index.get(edge.to)];
    return isHard(edge.kind) && from !== undefined && to !== undefined ? [{ from, to, kind: edge.kind }] : [];
  });
  const uses = new Map<string, number>();
  for (const { sourceId } of modules) uses.set(sourceId, (uses.get(sourceId) ?? 0) + 1);
  const idAt = (at: number): string => {
    const module = modules[at];
    return module && module.sourceId !== '' && uses.get(module.sourceId) === 1 ? module.sourceId : (module?.id ?? '');
  };
  const system = [...document.tables.course.values()].some((course) => course.calendar === 'quarter') ? 'quarter' : 'semester';
  const metrics = deriveMetrics(modules.length, edges, system);
  return {
    modules: modules.map((module, at) => ({ id: idAt(at), code: module.code, title: module.title, ...metrics.nodes[at] })),
    totals: metrics.totals,
    longestChains: metrics.longestChains.map((chain) => chain.map(idAt)),
    redundant: metrics.redundant.map(([from, to]) => [idAt(from), idAt(to)]),
    valid: metrics.valid,
    ...(metrics.invalidBecause ? { invalidBecause: { kind: metrics.invalidBecause.kind, chain: metrics.invalidBecause.chain.map(idAt) } } : {}),
  };
}

export async function runMetrics(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const { rest } = readArgs('metrics', args, {}, { min: 1, max: 1, what: 'one workspace folder' });
  const document = await loadDocument(context, rest[0] ?? '');
  const json = documentMetrics(document);
  return { json, text: JSON.stringify(json, null, 1), exit: 0 };
}
