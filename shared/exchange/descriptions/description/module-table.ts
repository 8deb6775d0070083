import type { EdgeKind } from '../../../model/edge';
import { formatScore } from '../../../path/bands';
import type { Cell, Column } from '../xlsx/workbook';
import type { DescribedModule, DescribedPath } from './described-path';
import { gatedZones, gateSentence, groupText, zoneSentence } from './structure-sentences';
import { evidenceNames, policyNames, takenBy } from './words';

/** A column of the table of modules: header, width in characters, and the cell of a module. */
interface ModuleColumn extends Column {
  readonly cell: (module: DescribedModule, path: DescribedPath) => Cell;
}

/** Parts of one cell. Labels may hold a semicolon too: the columns of ids are exact. */
const joined = (parts: readonly string[]): string => parts.join('; ');

function linked(kind: EdgeKind): ModuleColumn['cell'] {
  return ({ links }, { labelAt }) =>
    joined(links.filter(({ edge }) => edge.kind === kind).map(({ edge, from }) => {
      const asks = [...(edge.needs?.score === null || edge.needs?.score === undefined ? [] : [`at least ${formatScore(edge.needs.score)}`]), ...(edge.needs?.done ? ['done'] : [])];
      return `${labelAt(from)}${asks.length > 0 ? ` (${asks.join(', ')})` : ''}`;
    }));
}

const zoneOf = (module: DescribedModule, { program }: DescribedPath): (typeof program.zones)[number] | undefined => program.zones[module.program.zone];

function gatesOf(module: DescribedModule, path: DescribedPath): readonly string[] {
  const zone = zoneOf(module, path);
  return zone ? path.program.gates.filter((gate) => gatedZones(path.program, gate).includes(zone)).map((gate) => gateSentence(path.program, gate, path.labelAt)) : [];
}

/**
 * The path as a table, one row a module in the order of the path: what a spreadsheet user sorts and filters by first, what is long and what only machines
 * need last. Scores in percent, minutes and days as numbers, credits as numbers; what is not set is an empty cell.
 */
export const moduleColumns: readonly ModuleColumn[] = [
  { header: 'Order', width: 8, cell: ({ index }) => index + 1 },
  { header: 'Code', width: 12, cell: ({ record }) => record.code },
  { header: 'Title', width: 38, wrap: true, cell: ({ record }) => record.title },
  { header: 'Zone', width: 22, wrap: true, cell: ({ zone }) => zone },
  { header: 'Policy', width: 16, cell: ({ program }) => policyNames[program.policy] },
  { header: 'Taken', width: 16, cell: ({ program }) => takenBy[program.policy] },
  { header: 'Minutes', width: 10, cell: ({ record }) => record.minutes },
  { header: 'Credits', width: 10, cell: ({ record }) => record.credits },
  { header: 'Prerequisites', width: 24, wrap: true, cell: linked('prerequisite') },
  { header: 'Corequisites', width: 18, wrap: true, cell: linked('corequisite') },
  { header: 'Strict corequisites', width: 18, wrap: true, cell: ({ program }, { labelAt }) => joined(program.strict.map(labelAt)) },
  { header: 'Requirement groups', width: 28, wrap: true, cell: ({ program }, { labelAt }) => joined(program.groups.map((group) => groupText(group, labelAt))) },
  { header: 'Recommended before', width: 20, wrap: true, cell: linked('recommended') },
  { header: 'Pass mark (%)', width: 12, cell: ({ program }) => (program.passMark === null ? null : program.passMark / 100) },
  { header: 'Evidence kind', width: 16, cell: ({ record }) => (record.evidenceKind ? evidenceNames[record.evidenceKind] : '') },
  { header: 'Recorded by', width: 14, cell: ({ recordedBy }) => recordedBy },
  { header: 'Validity (days)', width: 12, cell: ({ program }) => program.validityDays },
  { header: 'Competencies', width: 24, wrap: true, cell: ({ competencies }) => joined(competencies.map(({ code, title }) => code || title)) },
  { header: 'Objectives', width: 40, wrap: true, cell: ({ objectives }) => objectives.map(({ text }) => text).join('\n') },
  { header: 'Level', width: 14, cell: ({ record }) => record.level ?? '' },
  { header: 'Format', width: 14, cell: ({ record }) => record.format ?? '' },
  { header: 'Delivery', width: 18, cell: ({ record }) => record.deliveryMode },
  { header: 'Kind', width: 16, cell: ({ record }) => record.moduleKind },
  { header: 'Tags', width: 20, wrap: true, cell: ({ record }) => joined(record.tags) },
  { header: 'Technology tags', width: 18, wrap: true, cell: ({ record }) => joined(record.technologyTags) },
  { header: 'Regulation tags', width: 18, wrap: true, cell: ({ record }) => joined(record.regulationTags) },
  { header: 'Risk class', width: 10, cell: ({ record }) => record.riskClass ?? '' },
  { header: 'Other formats', width: 20, wrap: true, cell: ({ program }, { labelAt }) => joined(program.formats.map(({ format, module }) => `${format}: ${labelAt(module)}`)) },
  { header: 'Equivalents', width: 20, wrap: true, cell: ({ program }, { nameOf }) => joined(program.equivalents.map(nameOf)) },
  { header: 'Zone asks', width: 34, wrap: true, cell: (module, path) => { const zone = zoneOf(module, path); return zone ? zoneSentence(zone) : ''; } },
  { header: 'Gates', width: 40, wrap: true, cell: (module, path) => gatesOf(module, path).join('\n') },
  { header: 'Rules', width: 60, wrap: true, cell: ({ rules }) => rules.map(({ sentence }) => sentence).join('\n') },
  { header: 'Industry context', width: 18, wrap: true, cell: ({ record }) => record.industryContext },
  { header: 'Language', width: 10, cell: ({ record }) => record.language },
  { header: 'Accessibility', width: 18, wrap: true, cell: ({ record }) => joined(record.accessibility) },
  { header: 'Licence', width: 14, cell: ({ record }) => record.licence },
  { header: 'Owner', width: 16, cell: ({ record }) => record.owner },
  { header: 'Reviewer', width: 16, cell: ({ record }) => record.reviewer },
  { header: 'Review by', width: 12, cell: ({ record }) => record.reviewBy ?? '' },
  { header: 'Job event', width: 22, wrap: true, cell: ({ record }) => record.jobEvent },
  { header: 'Hours before job event', width: 12, cell: ({ record }) => record.leadHours },
  { header: 'Seats', width: 8, cell: ({ record }) => record.capacity },
  { header: 'Facilitator guide', width: 50, wrap: true, cell: ({ record }) => record.facilitatorGuide },
  { header: 'Course', width: 22, wrap: true, cell: ({ record }, { document }) => (record.course ? (document.tables.course.get(record.course)?.title ?? '') : '') },
  { header: 'Description', width: 50, wrap: true, cell: ({ record }) => record.description },
  { header: 'Why', width: 36, wrap: true, cell: ({ record }) => record.why },
  { header: 'Id', width: 24, cell: ({ record }) => record.id },
  { header: 'Prerequisite ids', width: 24, wrap: true, cell: ({ links }) => joined(links.filter(({ edge }) => edge.kind === 'prerequisite').map(({ edge }) => edge.from)) },
];

/** Cells of all modules, a row each. */
export function moduleRows(path: DescribedPath): readonly (readonly Cell[])[] {
  return path.modules.map((module) => moduleColumns.map(({ cell }) => cell(module, path)));
}
