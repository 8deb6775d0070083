import type { Competency } from '../../../model/competency';
import type { Objective } from '../../../model/objective';
import { settingsOf } from '../../../document/trellis-document';
import type { CsvCell } from '../csv/write-csv';
import type { DescribedPath } from '../description/described-path';
import { escapeXml } from '../../files/xml/write-xml';
import { competencyScale, frameworkScale } from './competency-scale';

/** The importer reads by place, so the order counts (tool_lpimportcsv, framework_importer::list_required_headers). */
export const competencyHeaders = [
  'Parent ID number', 'ID number', 'Short name', 'Description', 'Description format', 'Scale values', 'Scale configuration', 'Rule type (optional)', 'Rule outcome (optional)', 'Rule config (optional)',
  'Cross-referenced competency ID numbers', 'Exported ID (optional)', 'Is framework', 'Taxonomy',
] as const;

/** Characters of a name or id number that Moodle keeps (framework_importer: shorten_text to 100). */
export const nameLimit = 100;
const formatHtml = 1;

interface Entry {
  readonly parent: string;
  readonly id: string;
  readonly name: string;
  readonly html: string;
  readonly scale: { readonly values: string; readonly configuration: string } | null;
  readonly related: readonly string[];
  readonly isFramework: boolean;
}

/** Header and rows: the framework (the role), its competencies, and below each the objectives of the modules about it, every objective once. */
export function competencyRows(path: DescribedPath): readonly (readonly CsvCell[])[] {
  return [competencyHeaders, rowOf(frameworkEntry(path)), ...competencyEntries(path).map(rowOf)];
}

function rowOf({ parent, id, name, html, scale, related, isFramework }: Entry): readonly CsvCell[] {
  const cross = related.map((other) => other.replaceAll(',', '%2C')).join(',');
  return [parent, id, shortName(name), html, formatHtml, scale?.values ?? '', scale?.configuration ?? '', '', isFramework ? '' : 0, isFramework ? '' : 'null', cross, '', isFramework ? 1 : '', isFramework ? 'competency,outcome,outcome,outcome' : ''];
}

/**
 * At most 100 characters in one line; the whole text is in the description then. A blank parts a backslash from a quote behind it: PHP's CSV reader
 * takes the two for an escaped quote.
 */
export function shortName(text: string): string {
  const points = Array.from(text.replace(/\s+/g, ' ').replace(/\\(?="|$)/g, '\\ '));
  return points.length <= nameLimit ? points.join('') : `${points.slice(0, nameLimit - 1).join('')}…`;
}

function frameworkEntry({ document, program }: DescribedPath): Entry {
  const role = document.tables.role.get(program.role);
  const html = paragraphs([program.title, settingsOf(document).title, role?.description ?? '']);
  return { parent: '', id: program.role, name: program.title, html, scale: frameworkScale, related: [], isFramework: true };
}

function competencyEntries(path: DescribedPath): readonly Entry[] {
  const owner = new Map<string, string>();
  for (const competency of path.competencies) for (const { record } of path.modules) if (record.competencies.includes(competency.id) && !owner.has(record.id)) owner.set(record.id, competency.id);
  return path.competencies.flatMap((competency) => [
    competencyEntry(path, competency),
    ...path.modules.filter(({ record }) => owner.get(record.id) === competency.id).flatMap(({ record, objectives }) => objectives.map((objective) => objectiveEntry(objective, competency.id, record.title, record.competencies.filter((id) => id !== competency.id && path.competencies.some((known) => known.id === id))))),
  ]);
}

function competencyEntry(path: DescribedPath, competency: Competency): Entry {
  const role = path.document.tables.role.get(path.program.role);
  const at = path.competencies.indexOf(competency);
  const related = path.competencies.slice(at + 1).filter((other) => path.modules.some(({ record }) => record.competencies.includes(competency.id) && record.competencies.includes(other.id)));
  const name = competency.code === '' ? competency.title : `${competency.code} ${competency.title}`;
  return { parent: '', id: competency.id, name, html: paragraphs([competency.title, competency.description]) + levelsHtml(competency), scale: competencyScale(competency, role), related: related.map(({ id }) => id), isFramework: false };
}

function objectiveEntry({ id, text }: Objective, parent: string, module: string, related: readonly string[]): Entry {
  return { parent, id, name: text, html: paragraphs([text, `Module: ${module}`]), scale: null, related, isFramework: false };
}

function levelsHtml({ levels }: Competency): string {
  const item = ({ title, behaviours }: Competency['levels'][number]): string => `<li>${escapeXml(title)}${behaviours.length > 0 ? `<ul>${behaviours.map((behaviour) => `<li>${escapeXml(behaviour)}</li>`).join('')}</ul>` : ''}</li>`;
  return levels.length === 0 ? '' : `<ol>${levels.map(item).join('')}</ol>`;
}

/** One line: some readers part rows at every line break. */
const paragraphs = (texts: readonly string[]): string => texts.filter((text) => text !== '').map((text) => `<p>${escapeXml(text)}</p>`).join('');
