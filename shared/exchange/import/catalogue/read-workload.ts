import { isJsonObject } from '../../files/json/parse-json';
import type { CatalogueLink, CatalogueReader, CatalogueRole } from './catalogue';
import { emptyCatalogue } from './catalogue';
import { createRowNotes, minutesOf, noteUnknown, readRows, textOf } from '../row-reader';

/** Modules that are named by their place (`ix`), prerequisites as pairs of places, roles with core and elective zones: the shape of the reference workload of simulations. */
export const readWorkload: CatalogueReader = (value) => {
  const notes = createRowNotes();
  const idAt = new Map<number, string>();
  const modules = readRows(notes, 'modules', value['modules'], (reader) => {
    const [id, at, source] = [reader.text('id'), reader.number('ix'), reader.text('source')];
    if (at !== null) idAt.set(at, id);
    return { id, title: reader.text('title') || id, minutes: minutesOf(reader.number('minutes')), tags: source === '' ? [] : [`source:${source}`] };
  });
  const pairs = Array.isArray(value['prerequisites']) ? (value['prerequisites'] as readonly unknown[]) : [];
  const links = pairs.flatMap((pair, index): readonly CatalogueLink[] => {
    const [from, to] = placesOf(pair).map((at) => idAt.get(at));
    const where = `prerequisites, row ${index + 1}`;
    if (from !== undefined && to !== undefined) return [{ from, to, kind: 'prerequisite', where }];
    notes.refused.push({ code: 'wrong-type', where, message: `Row ${index + 1} of prerequisites: it has to be a pair of places of modules.` });
    return [];
  });
  noteUnknown(notes, 'the catalogue', Object.keys(value).filter((field) => !['title', 'source', 'licence', 'modules', 'prerequisites', 'roles'].includes(field)));
  return { ...emptyCatalogue, ...notes, title: textOf(value, 'title'), description: textOf(value, 'source'), licence: textOf(value, 'licence'), modules, links, roles: rolesOf(value['roles'], idAt) };
};

function placesOf(list: unknown): readonly number[] {
  return Array.isArray(list) ? list.filter((item): item is number => typeof item === 'number') : [];
}

function rolesOf(value: unknown, idAt: ReadonlyMap<number, string>): readonly CatalogueRole[] {
  const idsOf = (list: unknown): readonly string[] => placesOf(list).flatMap((at) => idAt.get(at) ?? []);
  return Object.entries(isJsonObject(value) ? value : {}).flatMap(([id, role]): readonly CatalogueRole[] => {
    if (!isJsonObject(role)) return [];
    const locked = new Set(idsOf(role['noTestOut']));
    const core = idsOf(role['core']);
    const electives = (Array.isArray(role['zones']) ? role['zones'] : []).filter(isJsonObject).map((zone) => ({ title: textOf(zone, 'id') || 'Elective', policy: 'elective' as const, modules: idsOf(zone['modules']), choose: typeof zone['choose'] === 'number' ? zone['choose'] : 0 }));
    const zones = [{ title: 'Core', policy: 'core-testable' as const, modules: core.filter((module) => !locked.has(module)) }, { title: 'Core, no test-out', policy: 'core-locked' as const, modules: core.filter((module) => locked.has(module)) }, ...electives];
    return [{ id, title: id, zones: zones.filter((zone) => zone.modules.length > 0) }];
  });
}
