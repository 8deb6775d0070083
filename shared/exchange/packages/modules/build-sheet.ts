import type { BandRule } from '../../../path/program';
import type { DescribedModule, DescribedPath } from '../../descriptions/description/described-path';
import { gatedZones, gateSentence, groupText, zoneSentence } from '../../descriptions/description/structure-sentences';
import { eventText, takenBy } from '../../descriptions/description/words';
import type { Cell, Column, Sheet } from '../../descriptions/xlsx/workbook';
import { customColumns, furtherSheets, isSession, setUpAs } from './set-up-as';

/** One line of the build sheet: a module, in the order in which the LMS team sets it up. */
interface SheetColumn extends Column {
  readonly cell: (module: DescribedModule, path: DescribedPath) => Cell;
}

/** Name of a module's package by its place in `program.modules`. */
export type PackageNameOf = (module: number) => string;

const joined = (parts: readonly string[]): string => parts.join('; ');

/** What the team enters in the LMS for each module; empty where the design says nothing. */
function columns(packageOf: PackageNameOf): readonly SheetColumn[] {
  return [
    { header: 'Order', width: 7, cell: ({ index }) => index + 1 },
    { header: 'Package', width: 34, wrap: true, cell: ({ index }) => packageOf(index) },
    { header: 'Module', width: 38, wrap: true, cell: ({ record }) => record.title },
    { header: 'Code', width: 12, cell: ({ record }) => record.code },
    { header: 'Set up as', width: 22, wrap: true, cell: setUpAs },
    { header: 'Audience (role code)', width: 18, wrap: true, cell: (_module, { document, program }) => document.tables.role.get(program.role)?.code ?? '' },
    { header: 'Assign to', width: 30, wrap: true, cell: assignment },
    { header: 'Minutes', width: 9, cell: ({ record }) => record.minutes },
    { header: 'Assigned for', width: 26, wrap: true, cell: ({ record }) => eventText(record) },
    { header: 'Seats', width: 8, cell: ({ record }) => record.capacity },
    { header: 'Prerequisites (all)', width: 34, wrap: true, cell: ({ program }, { labelAt }) => joined(program.needs.map(labelAt)) },
    { header: 'Open together with', width: 22, wrap: true, cell: ({ program, index }, { labelAt }) => joined([...new Set([...program.with, ...program.block])].filter((other) => other !== index).map(labelAt)) },
    { header: 'Requirement groups', width: 30, wrap: true, cell: ({ program }, { labelAt }) => joined(program.groups.map((group) => groupText(group, labelAt))) },
    { header: 'Gates', width: 36, wrap: true, cell: gates },
    { header: 'Completed when', width: 34, wrap: true, cell: completion },
    { header: 'Pass mark (%)', width: 10, cell: ({ program }) => (program.passMark === null ? null : program.passMark / 100) },
    { header: 'Attempts', width: 30, wrap: true, cell: ({ rules }) => rules.filter(({ rule }) => rule.kind === 'attempts').map(({ sentence }) => sentence).join('\n') },
    { header: 'Recorded by', width: 14, cell: ({ recordedBy }) => recordedBy },
    { header: 'Validity (days)', width: 10, cell: ({ program }) => program.validityDays },
    { header: 'Retraining interval (days)', width: 12, cell: ({ program }) => program.validityDays },
    { header: 'Equivalents', width: 26, wrap: true, cell: ({ program }, { nameOf }) => joined(program.equivalents.map(nameOf)) },
    { header: 'The LMS has to enforce', width: 60, wrap: true, cell: (module, path) => enforcedByLms(module, path).join('\n') },
    { header: 'Id', width: 26, cell: ({ record }) => record.id },
  ];
}

function assignment({ program }: DescribedModule, path: DescribedPath): string {
  const zone = path.program.zones[program.zone];
  return zone?.policy === 'elective' ? `${takenBy[program.policy]}: ${zoneSentence(zone)}` : takenBy[program.policy];
}

function gates({ program }: DescribedModule, path: DescribedPath): string {
  const zone = path.program.zones[program.zone];
  if (!zone) return '';
  return path.program.gates.filter((gate) => gatedZones(path.program, gate).includes(zone)).map((gate) => gateSentence(path.program, gate, path.labelAt)).join('\n');
}

/** SCORM 1.2 has one status for completion and success. */
function completion({ program, record, recordedBy }: DescribedModule): string {
  if (recordedBy !== '') return `A ${recordedBy} records it in the LMS; the package only tells about it`;
  if (isSession(record) && program.passMark === null) return 'Whoever runs it records in the LMS who came; the package only tells about it';
  return program.passMark === null ? 'lesson_status is completed' : 'lesson_status is passed; failed means another attempt';
}

/** What no package of one module can do. */
function enforcedByLms(module: DescribedModule, path: DescribedPath): readonly string[] {
  const { program, rules } = module;
  return [
    ...(program.needs.length > 0 || program.groups.length > 0 || gates(module, path) !== '' ? ['What it waits for.'] : []),
    ...(program.policy === 'elective' ? ['The number to choose.'] : []),
    ...(program.policy === 'remedial' ? ['Assign it to those for whom a rule asks it only.'] : []),
    ...rules.filter(({ rule }) => rule.kind !== 'attempts').map(({ sentence }) => sentence),
    ...(program.rules.some(readsResult) ? ['No pre-assessment is in the packages: ask it in the LMS, or give everybody the branch for no score.'] : []),
    ...(program.failures.length > 0 ? ['What follows failed attempts, beyond taking no more.'] : []),
    ...(program.validityDays !== null ? ['Expiry, and assigning it again.'] : []),
    ...(program.equivalents.length > 0 ? ['Credit for equivalents.'] : []),
    ...(module.recordedBy !== '' ? ['The record of somebody else.'] : []),
    ...(isSession(module.record) ? ['Dates, seats and who came.'] : []),
    ...(module.record.jobEvent === '' ? [] : ['Assigning it in time for its job event.']),
  ];
}

function readsResult({ bands }: BandRule): boolean {
  return bands.some(({ action }) => action.do !== 'take');
}

/** What an LMS usually asks for and the design does not say: said, so that nobody takes an empty cell for “none”. */
export const notInDesign: readonly (readonly [field: string, why: string])[] = [
  ['Due days', 'The design has no due dates. Agree on them with the owner of the role.'],
  ['Retraining interval', 'The design knows how long a completion is valid. The interval given is that; assign earlier where people need time.'],
  ['Region or country', 'The design has no regions yet: one path holds for everybody in the role.'],
  ['Audience', 'The code of the role stands for the HR code. Where it is empty, the role has no code.'],
];

/** What becomes of learners when the path changes after it was set up, and when a completion expires. No number of a release: a sheet is part of one, and the same design gives the same sheet. */
function afterChanges({ modules }: DescribedPath): readonly (readonly [when: string, what: string])[] {
  const expiring = modules.filter(({ program }) => program.validityDays !== null);
  return [
    ['Words are edited', 'Replace the packages. Learners under way go on where they are, completions stay.'],
    ['A pass mark, attempts, rules, questions or a validity is changed', 'Ask the owner of the role whether earlier passes still count. Until then learners under way, and those who passed, keep the packages of the release that they began with.'],
    ['Modules, their order, zones, gates or prerequisites are changed', 'Set it up as a new course beside this one. Learners under way keep the release that they began with, to its end; the new one is for those who start, and for those who take it again.'],
    ...expiring.map(({ record, program }) => [`A completion of “${record.title}” is ${program.validityDays} days old`, 'It counts no longer: assign the module again, from the release that holds on that day, not from the one that the learner had.'] as const),
    ['Which release a learner has', 'Keep the number of the release with the course in the LMS. It stands in the file releases/….release.json that is written beside the package, with what it follows and which release learners under way keep.'],
  ];
}

/** The sheets of the workbook: the build sheet, sessions, checklists and links where there are some, what it leaves open, and what holds later. Also the tables of the printed page. */
export function buildSheets(path: DescribedPath, packageOf: PackageNameOf): readonly Sheet[] {
  const own = columns(packageOf);
  const list: readonly SheetColumn[] = [...own.slice(0, -1), ...customColumns(path, own.map(({ header }) => header)), ...own.slice(-1)];
  return [
    { name: 'Build sheet', columns: list, rows: path.modules.map((module) => list.map(({ cell }) => cell(module, path))) },
    ...furtherSheets(path),
    { name: 'Not in the design', columns: [{ header: 'Field', width: 24 }, { header: 'What to do', width: 90, wrap: true }], rows: notInDesign.map((row) => [...row]) },
    { name: 'When the path changes', columns: [{ header: 'When', width: 50, wrap: true }, { header: 'What to do', width: 90, wrap: true }], rows: afterChanges(path).map((row) => [...row]) },
  ];
}
