import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { edgeSchema } from '../../../model/edge';
import type { ImportDraft, ImportInput } from '../import-plan';
import type { CartridgeNode } from './cartridge';
import type { CanvasModule } from './module-meta';
import { requirementNotes } from './module-meta';

/** More links than this say nothing that a person could read, and are how a hostile file would exhaust memory. */
const mostLinks = 20_000;

/**
 * Links of what Canvas locks: a module that has to be completed means its required items (all where none is named), in a module that is worked through in order its last one; what
 * waits is every item, in such a module its first one; and in it each item waits for the one before. `moduleOf`: module records by node of the outline.
 */
export function addPrerequisites(draft: ImportDraft, input: ImportInput, nodes: readonly CartridgeNode[], modules: readonly CanvasModule[], moduleOf: ReadonlyMap<CartridgeNode, string>): void {
  const folders = new Map(allNodes(nodes).map((node) => [node.identifier, node]));
  const unique = new Map(modules.map((module) => [module.identifier, module]));
  const byId = new Map([...unique].map(([id, module]) => [id, placedModule(module, folders.get(id), moduleOf)]));
  const draw = createPen(draft, input);
  append(draft.warnings, requirementNotes(modules));
  for (const { module, leaves } of byId.values()) {
    if (module.isSequential) leaves.slice(1).forEach((leaf, at) => draw(leaves[at]!, leaf));
    for (const need of new Set(module.needs)) {
      const needed = byId.get(need);
      if (!needed) draft.warnings.push({ code: 'dangling-prerequisite', where: module.identifier, message: `The module ${quoteSafely(module.title)} requires ${quoteSafely(need)}, which is not in the cartridge.` });
      const waiting = module.isSequential ? leaves.slice(0, 1) : leaves;
      for (const to of waiting) for (const from of needed?.required ?? []) if (!draw(from, to)) return;
    }
  }
}

interface PlacedModule {
  readonly module: CanvasModule;
  readonly leaves: readonly Leaf[];
  /** What has to be completed where this module is asked for. */
  readonly required: readonly Leaf[];
}

interface Leaf {
  readonly id: string;
  /** Score that completes it, where one is asked. */
  readonly score: number | null;
}

function placedModule(module: CanvasModule, folder: CartridgeNode | undefined, moduleOf: ReadonlyMap<CartridgeNode, string>): PlacedModule {
  const scores = new Map(module.requirements.map(({ item, score }) => [item, score]));
  const found = (folder ? allNodes([folder]) : []).flatMap((node) => {
    const id = moduleOf.get(node);
    const asked = scores.has(node.identifier) ? node.identifier : node.reference;
    return id === undefined ? [] : [{ id, isRequired: scores.has(asked), score: scores.get(asked) ?? null }];
  });
  const required = found.filter(({ isRequired }) => isRequired);
  const all = required.length > 0 ? required : found;
  return { module, leaves: found, required: module.isSequential ? all.slice(-1) : all };
}

function allNodes(nodes: readonly CartridgeNode[]): readonly CartridgeNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** Draws a link once; false when there are too many. */
function createPen(draft: ImportDraft, input: ImportInput): (from: Leaf, to: Leaf) => boolean {
  const drawn = new Set<string>();
  let tries = 0;
  return ({ id: from, score }, { id: to }) => {
    const key = `${from} ${to}`;
    if (++tries > mostLinks) {
      if (tries === mostLinks + 1) draft.warnings.push({ code: 'too-many-links', where: input.name, message: `The cartridge has more than ${mostLinks} prerequisites between items; the rest was left out.` });
      return false;
    }
    if (from === to || drawn.has(key)) return true;
    drawn.add(key);
    draft.records.push(edgeSchema.parse({ id: input.newId('edge', key.replaceAll('module:', '')), type: 'edge', kind: 'prerequisite', from, to, needs: score === null ? null : { score } }));
    return true;
  };
}
