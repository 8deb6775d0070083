import type { Edge as FlowEdge } from '@xyflow/react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { deriveDirectedLayout, type LayoutDirection } from '#shared/graph/layout-direction';
import { isOrdering } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import { minutesText, t } from '../../../i18n/t';
import type { Bundling } from '../../../store/canvas-view';
import { modulesOf, nameOf } from '../../../store/selectors';
import type { BundleFlowNode } from '../nodes/bundle-node';
import { handlesFor, linkLook, nodeHeight, nodeWidth, sidesFor, type Spot } from '../nodes/flow-parts';

/** The map with modules of one course, tag or level drawn as one node, except those opened. Its layout is its own and never saved. */
export interface Bundled {
  readonly nodes: readonly BundleFlowNode[];
  /** Where the modules of opened bundles stand. */
  readonly spots: ReadonlyMap<RecordId, Spot>;
  readonly edges: readonly FlowEdge[];
}

function keyOf(document: TrellisDocument, module: CourseModule, by: Bundling): readonly [key: string, title: string] {
  switch (by) {
    case 'course': return module.course && document.tables.course.has(module.course) ? [`bundle:${module.course}`, nameOf(document, module.course)] : ['bundle:', t('library.noCourse')];
    case 'tag': return module.tags[0] !== undefined ? [`bundle:${module.tags[0]}`, module.tags[0]] : ['bundle:', t('map.noTag')];
    case 'level': return module.level ? [`bundle:${module.level}`, t(`level.${module.level}`)] : ['bundle:', t('map.noLevel')];
    case 'none': return ['', ''];
  }
}

export function bundle(document: TrellisDocument, by: Exclude<Bundling, 'none'>, open: readonly string[], selected: ReadonlySet<string>, direction: LayoutDirection): Bundled {
  const bundles = new Map<string, { title: string; modules: CourseModule[] }>();
  const home = new Map<RecordId, string>();
  for (const module of modulesOf(document)) {
    const [key, title] = keyOf(document, module, by);
    home.set(module.id, open.includes(key) ? module.id : key);
    if (!open.includes(key)) (bundles.get(key) ?? bundles.set(key, { title, modules: [] }).get(key)!).modules.push(module);
  }
  const ids = [...new Set(home.values())];
  const index = new Map(ids.map((id, at) => [id, at]));
  const counts = new Map<string, number>();
  for (const edge of document.tables.edge.values()) {
    const [from, to] = [home.get(edge.from), home.get(edge.to)];
    if (!from || !to || from === to || !isOrdering(edge.kind) || (from === edge.from && to === edge.to)) continue;
    counts.set(`${from}\n${to}`, (counts.get(`${from}\n${to}`) ?? 0) + 1);
  }
  const pairs = [...counts].map(([key, count]) => ({ ends: key.split('\n') as [string, string], count }));
  const own = [...document.tables.edge.values()].filter((edge) => home.get(edge.from) === edge.from && home.get(edge.to) === edge.to && isOrdering(edge.kind)).map((edge): [string, string] => [edge.from, edge.to]);
  const size = { width: nodeWidth + 40, height: nodeHeight };
  const { positions } = deriveDirectedLayout({ sizes: ids.map((id) => (bundles.has(id) ? size : { width: nodeWidth, height: nodeHeight })), edges: [...pairs.map(({ ends }) => ends), ...own].map(([from, to]) => ({ from: index.get(from)!, to: index.get(to)! })), gaps: { layer: 96, node: 26 } }, direction);
  const nodes = [...bundles].map(([id, { title, modules }]): BundleFlowNode => {
    const line = t('path.zoneLine', { count: modules.length, time: minutesText(modules.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)) });
    return { id, type: 'bundle', position: positions[index.get(id)!]!, ...size, measured: size, handles: handlesFor(size.width, size.height, direction), ...sidesFor[direction], data: { title, line, tone: '' }, selected: selected.has(id), draggable: false, connectable: false, ariaLabel: t('map.bundle', { title, line }), domAttributes: { tabIndex: -1 } };
  });
  return {
    nodes,
    spots: new Map(ids.flatMap((id, at) => (bundles.has(id) ? [] : [[id, positions[at]!] as const]))),
    edges: pairs.map(({ ends: [source, target], count }) => ({ id: `between ${source} ${target}`, source, target, type: 'link', selectable: false, focusable: false, ...linkLook('link', '', false), ariaLabel: t('map.between', { count }), ...(count > 1 ? { label: String(count), labelBgPadding: [5, 2] as [number, number], labelBgBorderRadius: 7 } : {}), domAttributes: { tabIndex: -1 } })),
  };
}
