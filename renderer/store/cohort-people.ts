import type { RequestOf, ResponseOf } from '#shared/contract/contract';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Audit } from '#shared/model/audit';
import type { RecordId } from '#shared/model/ids';
import { t } from '../i18n/t';
import { changeCohort } from './cohort-runs';
import { saveTable } from './cohort-verbs';
import { rolesOf, zonesOf } from './selectors';
import type { Studio } from './studio';

type Names = RequestOf<'simulation.people'>['names'];

/** A people table that was chosen in this window: never written anywhere. `key`: tells two tables, or two readings of one, apart. */
export interface PeopleSource {
  readonly key: number;
  readonly name: string;
  readonly bytes: RequestOf<'simulation.people'>['bytes'];
  readonly names: Names;
  /** Rows that cannot be read are left out on purpose. */
  readonly skipRefused: boolean;
  /** Who gets what, by a column of the table; null: nobody asks. */
  readonly audit: Audit | null;
  readonly reading: ResponseOf<'simulation.people'>;
}

const usual: Names = { id: 'id', role: 'role', groups: [] };

/** Takes a CSV as the people of the next runs; nothing runs. Columns of id and role are guessed where the usual headers are missing. */
export async function choosePeople(studio: Studio, name: string, bytes: PeopleSource['bytes']): Promise<void> {
  const first = await read(studio, bytes, usual);
  if (!first) return;
  const names = guessNames(first.headers);
  const reading = names.id === usual.id && names.role === usual.role ? first : await read(studio, bytes, names);
  if (reading) take(studio, { name, bytes, names, skipRefused: false, audit: null, reading });
}

/** Says which columns stand for what, and reads the table anew. */
export async function namePeople(studio: Studio, people: PeopleSource, part: Partial<Names>): Promise<void> {
  const names = { ...people.names, ...part };
  const named = { ...people, names };
  // At once, so that what was pressed looks pressed; the reading follows, unless something else was named meanwhile.
  changeCohort(studio, () => ({ people: named }));
  const reading = await read(studio, people.bytes, names);
  if (reading && studio.session.getState().cohort.people === named) take(studio, { ...named, reading });
}

export function skipRefused(studio: Studio, people: PeopleSource, skip: boolean): void {
  take(studio, { ...people, skipRefused: skip });
}

export function dropPeople(studio: Studio): void {
  changeCohort(studio, () => ({ people: null }));
}

async function read(studio: Studio, bytes: PeopleSource['bytes'], names: Names): Promise<ResponseOf<'simulation.people'> | null> {
  try {
    return await studio.bridge.invoke('simulation.people', { bytes, names });
  } catch (error) {
    studio.fail(error);
    return null;
  }
}

function take(studio: Studio, people: Omit<PeopleSource, 'key'>): void {
  changeCohort(studio, ({ people: before }) => ({ people: { ...people, key: (before?.key ?? 0) + 1 } }));
  const { learners, refusedCount, problems } = people.reading;
  studio.announce(problems.length > 0 ? t('people.unread') : t('people.read', { count: learners, refused: refusedCount }));
}

/** The usual headers where they are there, else the first that sounds like it; a header stands for one thing only. */
export function guessNames(headers: readonly string[]): Names {
  const find = (usualName: string, pattern: RegExp, taken: string | null): string => {
    if (headers.includes(usualName)) return usualName;
    return headers.find((header) => header !== taken && pattern.test(header)) ?? usualName;
  };
  const id = find('id', /(^|[^a-z])(id|person|employee|learner|user|number)([^a-z]|$)/i, null);
  return { id, role: find('role', /(^|[^a-z])(role|job|position|function)([^a-z]|$)/i, id), groups: [] };
}

/** Whether these people can be run. */
export function isReady({ reading, skipRefused: skip }: PeopleSource): boolean {
  return reading.problems.length === 0 && reading.learners > 0 && (reading.refusedCount === 0 || skip);
}

/** A table to begin with: the columns that this document's rules read, and a row for each role. */
export function saveTemplate(studio: Studio): Promise<boolean> {
  return saveTable(studio, t('people.templateTitle'), templateRows(studio.replica.getState().document));
}

/** Subjects whose scores rules read. */
export function subjectsScored(document: TrellisDocument): readonly RecordId[] {
  return [...new Set([...document.tables.rule.values()].flatMap((rule): RecordId[] => {
    if (rule.kind !== 'score-bands') return [];
    return (rule.reads.combine ?? [rule.reads]).map(({ subject }) => subject ?? rule.module);
  }))].sort();
}

/** The column of a subject's scores; its kind of evidence, where recall would not count. */
function scoreHeader(document: TrellisDocument, subject: RecordId): string {
  const reads = [...document.tables.rule.values()].flatMap((rule) => (rule.kind === 'score-bands' ? (rule.reads.combine ?? [rule.reads]).filter((part) => (part.subject ?? rule.module) === subject) : []));
  const kinds = reads.find(({ evidenceKinds }) => evidenceKinds.length > 0 && !evidenceKinds.includes('recall'))?.evidenceKinds ?? [];
  return `score:${subject}${kinds[0] === undefined ? '' : `:${kinds[0]}`}`;
}

export function templateRows(document: TrellisDocument): (string | number | null)[][] {
  const subjects = subjectsScored(document);
  const zones = [...new Set(rolesOf(document).flatMap((role) => zonesOf(document, role.id).filter(({ policy }) => policy === 'elective').map(({ title }) => title)))];
  const head = ['id', 'role', 'group:Store', 'fact:tenure', ...subjects.map((subject) => scoreHeader(document, subject)), ...zones.map((zone) => `choice:${zone}`)];
  return [head, ...rolesOf(document).map(({ title }, at) => [`p-${at + 1}`, title, 'S001', 3, ...subjects.map(() => null), ...zones.map(() => null)])];
}
