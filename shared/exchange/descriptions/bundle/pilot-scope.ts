import { applyCommands } from '../../../document/apply-command';
import { applyDiff } from '../../../document/diff';
import { allRecords, type TrellisDocument } from '../../../document/trellis-document';
import type { RecordId } from '../../../model/ids';
import { referencesOf, type TrellisRecord } from '../../../model/record';
import type { Role } from '../../../model/role';
import { compile } from '../../../path/compile';
import { lineageOf } from '../../../path/lineage';

/**
 * The part of a document that a pilot of a role has to do with: the roles that it inherits from, their zones, gates and rules, the modules of its path, what these
 * read or may put in their place, and what all of them refer to. Saved scenarios and cohorts stay out. The path of the pilot is the same as in the whole document.
 */
export function pilotScope(document: TrellisDocument, pilot: Role): TrellisDocument {
  const lineage = new Set(lineageOf(document, pilot).map(({ id }) => id));
  const records = [...allRecords(document)];
  const kept = new Set(modulesOf(document, pilot, lineage, records));
  const outside = new Set(records.filter((record) => (record.type === 'role' && !lineage.has(record.id)) || (record.type === 'module' && !kept.has(record.id)) || record.type === 'scenario' || record.type === 'cohort').map(({ id }) => id));
  const scoped = without(document, [...outside]);
  return without(scoped, unused(scoped));
}

function without(document: TrellisDocument, ids: readonly RecordId[]): TrellisDocument {
  if (ids.length === 0) return document;
  const applied = applyCommands(document, [{ name: 'record.remove', payload: { ids: [...ids] } }]);
  if (!applied.ok) throw new Error(`Records out of a pilot's scope cannot be left out: ${applied.error[0]?.message ?? ''}`);
  return applyDiff(document, applied.value.diff);
}

function modulesOf(document: TrellisDocument, pilot: Role, lineage: ReadonlySet<RecordId>, records: readonly TrellisRecord[]): readonly RecordId[] {
  const compiled = compile(document, pilot.id);
  const onPath = new Set(compiled.ok ? compiled.value.modules.flatMap(({ id, equivalents }) => [id, ...equivalents]) : []);
  const ofRoles = records.filter((record) => (record.type === 'zone' || record.type === 'gate' || record.type === 'rule' || record.type === 'responsibility') && lineage.has(record.role)).flatMap(referencesOf);
  for (const id of ofRoles) onPath.add(id);
  const instead = [...document.tables.alternate.values()].flatMap(({ module, alternate }) => (onPath.has(module) ? [alternate] : []));
  return [...onPath, ...instead];
}

/** Courses, competencies and files that nothing refers to any more; images are named in the text of pages. */
function unused(document: TrellisDocument): readonly RecordId[] {
  const records = [...allRecords(document)];
  const images = [...document.tables.page.values()].flatMap(({ body }) => body.join('\n').match(/asset:[A-Za-z0-9][A-Za-z0-9._-]{0,79}/g) ?? []);
  const used = new Set<string>([...records.flatMap(referencesOf), ...images]);
  return records.filter(({ id, type }) => (type === 'course' || type === 'competency' || type === 'asset') && !used.has(id)).map(({ id }) => id);
}
