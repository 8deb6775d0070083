import { quoteSafely } from '../../../kit/quote';
import { edgeSchema } from '../../../model/edge';
import type { ImportDraft, ImportInput } from '../import-plan';
import { readAiccScript } from './aicc-script';
import type { ScormItem, ScormOrganization } from './manifest';
import type { PlacedItem } from './plan-import';

/** Draws the prerequisites between the modules of one organization. An item that stands for a section means everything in it. */
export function addPrerequisites(draft: ImportDraft, input: ImportInput, organization: ScormOrganization, placed: readonly PlacedItem[]): void {
  const modulesOf = modulesByItem(organization.items, placed);
  const writers = new Map<string, string[]>();
  for (const { item, module } of placed) for (const target of item.writes) (writers.get(target) ?? writers.set(target, []).get(target)!).push(module);
  const drawn = new Set<string>();
  const draw = (from: string, to: string): void => {
    const key = `${from} ${to}`;
    if (drawn.has(key)) return;
    drawn.add(key);
    draft.records.push(edgeSchema.parse({ id: input.newId('edge', key.replaceAll('module:', '')), type: 'edge', kind: 'prerequisite', from, to }));
  };
  const visit = (item: ScormItem): void => {
    const targets = modulesOf.get(item.identifier) ?? [];
    for (const from of requiredBy(item, modulesOf, draft)) targets.filter((to) => to !== from).forEach((to) => draw(from, to));
    for (const global of item.reads) (writers.get(global) ?? []).forEach((from) => targets.filter((to) => to !== from).forEach((to) => draw(from, to)));
    item.children.forEach(visit);
  };
  organization.items.forEach(visit);
}

function modulesByItem(items: readonly ScormItem[], placed: readonly PlacedItem[]): ReadonlyMap<string, readonly string[]> {
  const moduleOf = new Map(placed.map(({ item, module }) => [item, module]));
  const found = new Map<string, readonly string[]>();
  const visit = (item: ScormItem): readonly string[] => {
    const own = moduleOf.get(item);
    const modules = [...(own === undefined ? [] : [own]), ...item.children.flatMap(visit)];
    if (!found.has(item.identifier)) found.set(item.identifier, modules);
    return modules;
  };
  items.forEach(visit);
  return found;
}

function requiredBy(item: ScormItem, modulesOf: ReadonlyMap<string, readonly string[]>, draft: ImportDraft): readonly string[] {
  if (item.prerequisites === '') return [];
  const { all, isWhole } = readAiccScript(item.prerequisites);
  const name = quoteSafely(item.title || item.identifier);
  if (!isWhole) draft.warnings.push({ code: 'prerequisites-not-drawn', where: item.identifier, message: `The prerequisites of ${name}, ${quoteSafely(item.prerequisites)}, are more than a list of required items; only what is required in any case was drawn.` });
  for (const id of all.filter((id) => !modulesOf.has(id))) draft.warnings.push({ code: 'dangling-prerequisite', where: item.identifier, message: `${name} requires ${quoteSafely(id)}, which is not in the package.` });
  return all.flatMap((id) => modulesOf.get(id) ?? []);
}
