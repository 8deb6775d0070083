import { quoteSafely } from '../../../kit/quote';
import { edgeSchema } from '../../../model/edge';
import type { ImportDraft, ImportInput } from '../import-plan';
import { readAiccScript } from './aicc-script';
import type { ScormItem, ScormOrganization } from './manifest';
import type { PlacedItem } from './plan-import';

/** More links than this say nothing that a person could read: sections that wait for sections multiply, and a hostile file would exhaust memory. */
const mostLinks = 20_000;

/** Draws the prerequisites between the modules of one organization. An item that stands for a section means everything in it. */
export function addPrerequisites(draft: ImportDraft, input: ImportInput, organization: ScormOrganization, placed: readonly PlacedItem[]): void {
  const byItem = modulesByItem(organization.items, placed);
  const modulesOf = new Map<string, readonly string[]>();
  for (const [item, modules] of byItem) if (item.identifier !== '' && !modulesOf.has(item.identifier)) modulesOf.set(item.identifier, modules);
  const writers = new Map<string, string[]>();
  for (const { item, module } of placed) for (const target of item.writes) (writers.get(target) ?? writers.set(target, []).get(target)!).push(module);
  const drawn = new Set<string>();
  let tries = 0;
  const draw = (from: string, to: string): void => {
    const key = `${from} ${to}`;
    if (++tries > mostLinks || from === to || drawn.has(key)) return;
    drawn.add(key);
    draft.records.push(edgeSchema.parse({ id: input.newId('edge', key.replaceAll('module:', '')), type: 'edge', kind: 'prerequisite', from, to }));
  };
  const visit = (item: ScormItem): void => {
    const targets = byItem.get(item) ?? [];
    const needed = [...requiredBy(item, modulesOf, draft), ...item.reads.map((global) => writers.get(global) ?? [])];
    for (const modules of needed) {
      for (const from of modules) {
        if (tries > mostLinks) return;
        for (const to of targets) draw(from, to);
      }
    }
    item.children.forEach(visit);
  };
  for (const item of organization.items) if (tries <= mostLinks) visit(item);
  if (tries > mostLinks) draft.warnings.push({ code: 'too-many-links', where: organization.identifier, message: `The package asks for more than ${mostLinks} prerequisites between items; the rest was left out.` });
}

function modulesByItem(items: readonly ScormItem[], placed: readonly PlacedItem[]): ReadonlyMap<ScormItem, readonly string[]> {
  const moduleOf = new Map(placed.map(({ item, module }) => [item, module]));
  const found = new Map<ScormItem, readonly string[]>();
  const visit = (item: ScormItem): readonly string[] => {
    const own = moduleOf.get(item);
    const modules = [...(own === undefined ? [] : [own]), ...item.children.flatMap(visit)];
    found.set(item, modules);
    return modules;
  };
  items.forEach(visit);
  return found;
}

function requiredBy(item: ScormItem, modulesOf: ReadonlyMap<string, readonly string[]>, draft: ImportDraft): readonly (readonly string[])[] {
  if (item.prerequisites === '') return [];
  const { all, isWhole } = readAiccScript(item.prerequisites);
  const name = quoteSafely(item.title || item.identifier);
  if (!isWhole) draft.warnings.push({ code: 'prerequisites-not-drawn', where: item.identifier, message: `The prerequisites of ${name}, ${quoteSafely(item.prerequisites)}, are more than a list of required items; only what is required in any case was drawn.` });
  for (const id of all.filter((id) => !modulesOf.has(id))) draft.warnings.push({ code: 'dangling-prerequisite', where: item.identifier, message: `${name} requires ${quoteSafely(id)}, which is not in the package.` });
  return all.map((id) => modulesOf.get(id) ?? []);
}
