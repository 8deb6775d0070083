import { ok } from '../../../kit/result';
import { stableStringify } from '../../../kit/stable-json';
import { encodeUtf8 } from '../../../kit/text';
import { settingsOf } from '../../../document/trellis-document';
import { describePath, type DescribedPath } from '../description/described-path';
import type { ExportBuilder } from '../../export-input';
import { slugOf } from '../../identifiers';
import { describedFates, type RuleSubject } from '../../packages/one-player/fates';
import { caseAssociations } from './case-associations';
import { caseItems, caseItemTypes, caseRubrics } from './case-items';
import { caseNames, normalized, type CaseNames } from './case-names';
import type { CaseDocument, CasePackage } from './case-package';

const inNotes = 'the notes of the module’s item';
const toldIn: Readonly<Record<RuleSubject, string | null>> = {
  prerequisites: 'associations of the type precedes', corequisites: 'associations of the types ext:corequisiteOf and ext:strictCorequisiteOf', groups: inNotes, zone: inNotes, gate: inNotes, rule: inNotes, attested: inNotes,
  validity: inNotes, equivalents: inNotes, formats: inNotes, pool: null, earlier: null,
};

/** The path as a CASE 1.1 package, for competency registries. */
export const planCase: ExportBuilder = ({ document, sha256 }, program) => {
  const name = `${slugOf(program.title, 'role')}-case.json`;
  const names = caseNames(program.role, program.asOf, sha256);
  const path = describePath(document, program);
  const text = `${stableStringify(casePackage(path, names), 2)}\n`;
  return ok({ files: [{ path: name, bytes: encodeUtf8(text) }], suggestedName: name, rules: describedFates(document, program, (subject) => toldIn[subject]), preflight: [], identifiers: { CFDocument: names.named(program.role).identifier } });
};

function casePackage(path: DescribedPath, names: CaseNames): CasePackage {
  return { CFDocument: caseDocument(path, names), CFItems: caseItems(path, names), CFAssociations: caseAssociations(path, names), CFDefinitions: { CFItemTypes: caseItemTypes(names) }, CFRubrics: caseRubrics(path, names) };
}

/** CASE asks for a creator; the document states no organisation, so the curriculum stands for it. */
function caseDocument({ document, program }: DescribedPath, { named }: CaseNames): CaseDocument {
  const settings = settingsOf(document);
  const description = document.tables.role.get(program.role)?.description ?? '';
  return { ...named(program.role), caseVersion: '1.1', creator: normalized(settings.title), title: normalized(program.title), language: normalized(settings.language), ...(description === '' ? {} : { description }) };
}
