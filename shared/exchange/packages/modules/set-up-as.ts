import { settingsOf, type TrellisDocument } from '../../../document/trellis-document';
import { compareCodeUnits } from '../../../kit/order';
import type { Checklist } from '../../../model/checklist';
import type { Page } from '../../../model/page';
import type { DescribedModule, DescribedPath } from '../../descriptions/description/described-path';
import type { Cell, Column, Sheet } from '../../descriptions/xlsx/workbook';
import { pagesOf, testOf } from '../one-player/player-content';

/** Whether people meet for it, at a time that somebody has to set. */
export function isSession({ moduleKind, deliveryMode }: DescribedModule['record']): boolean {
  return moduleKind === 'scheduled-session' || moduleKind === 'event' || deliveryMode === 'scheduled-session';
}

/** What the LMS team makes of a module: not everything on a path is a course. What somebody else has to record stays a task whatever its content. */
export function setUpAs({ record, recordedBy }: DescribedModule, { document }: DescribedPath): string {
  if (isSession(record)) return recordedBy === '' ? 'Session with a date' : `Session with a date; a ${recordedBy} records it`;
  if (recordedBy !== '') return `Task; a ${recordedBy} records it`;
  const pages = pagesOf(document, record.id);
  if (pages.length > 0 && pages.every(({ format }) => format === 'link') && !testOf(document, record.id)) return 'Link';
  switch (record.moduleKind) {
    case 'reflection': case 'community': return 'Task of the learner';
    case 'job-aid': case 'performance-support': return 'Resource';
    case 'assessment': return 'Test';
    case 'training': case 'micro': case 'scheduled-session': case 'event': case 'coaching': case 'mentoring': case 'on-the-job': return 'Course';
  }
}

/** The organisation's own fields, as columns: those that the settings name first, then what only modules have. A label that a column has already is told apart. */
export function customColumns({ document, modules }: DescribedPath, taken: readonly string[]): readonly (Column & { readonly cell: (module: DescribedModule) => Cell })[] {
  const listed = settingsOf(document).customFields;
  const known = new Set(listed.map(({ key }) => key));
  const loose = [...new Set(modules.flatMap(({ record }) => Object.keys(record.custom)))].filter((key) => !known.has(key)).sort(compareCodeUnits);
  return [...listed, ...loose.map((key) => ({ key, label: key }))].map(({ key, label }) => ({
    header: taken.includes(label) ? `${label} (own field)` : label, width: 18, wrap: true,
    cell: ({ record }) => customCell(Object.hasOwn(record.custom, key) ? record.custom[key] : null),
  }));
}

function customCell(value: DescribedModule['record']['custom'][string] | undefined): Cell {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value ?? null);
}

/** What needs more than a cell: sessions to schedule, what observers look for, links. A table without a row is left out. */
export function furtherSheets(path: DescribedPath): readonly Sheet[] {
  return [sessions(path), checklists(path), links(path)].filter(({ rows }) => rows.length > 0);
}

function sessions({ modules, labelAt }: DescribedPath): Sheet {
  return {
    name: 'Sessions to schedule',
    columns: [{ header: 'Session', width: 38, wrap: true }, { header: 'Dates', width: 24, wrap: true }, { header: 'Seats', width: 12 }, { header: 'Minutes', width: 9 }, { header: 'Not before', width: 34, wrap: true }, { header: 'Facilitator guide', width: 90, wrap: true }],
    rows: modules.filter(({ record }) => isSession(record)).map(({ record, program }) => [record.title, 'To be set in the LMS', record.capacity ?? 'no limit', record.minutes, program.needs.map(labelAt).join('; '), record.facilitatorGuide]),
  };
}

function checklists({ document, modules }: DescribedPath): Sheet {
  const listsOf = (module: string): readonly Checklist[] => [...document.tables.checklist.values()].filter((list) => list.module === module).sort((a, b) => compareCodeUnits(a.id, b.id));
  return {
    name: 'Observation checklists',
    columns: [{ header: 'Module', width: 38, wrap: true }, { header: 'Checklist', width: 34, wrap: true }, { header: 'Observer', width: 24, wrap: true }, { header: 'Must be seen', width: 14 }, { header: 'What is looked for', width: 70, wrap: true }],
    rows: modules.flatMap(({ record }) => listsOf(record.id).flatMap((list) => list.items.map(({ text }) => [record.title, list.title, list.observer, neededOf(list), text]))),
  };
}

function neededOf({ needed, items }: Checklist): string {
  return needed === null || needed >= items.length ? 'all' : `${needed} of ${items.length}`;
}

function links({ document, modules }: DescribedPath): Sheet {
  return {
    name: 'Links',
    columns: [{ header: 'Module', width: 38, wrap: true }, { header: 'Link', width: 34, wrap: true }, { header: 'Address', width: 60, wrap: true }, { header: 'Last looked at', width: 24, wrap: true }, { header: 'Licence', width: 34, wrap: true }],
    rows: modules.flatMap(({ record }) => linksOf(document, record.id).map(({ title, url, checked }) => [record.title, title, url, checked === null ? 'never' : `${checked.on}${checked.works ? '' : ': did not work'}`, record.licence])),
  };
}

function linksOf(document: TrellisDocument, module: string): readonly Page[] {
  return pagesOf(document, module).filter(({ format }) => format === 'link');
}
