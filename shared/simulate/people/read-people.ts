import { err, ok, type Result } from '../../kit/result';
import type { Audit } from '../../model/audit';
import type { LearnerState } from '../../model/profile';
import { accessibilityNeeds, mediaFormats, type EvidenceKind } from '../../model/vocabulary';
import type { Program } from '../../path/program';
import { prepare } from '../../path/prepare';
import { failedOnly, noEvidence, passedOnly, plainBackground, type Background, type EvidenceColumn } from '../batch/columns';
import { fewValues } from '../results/asked';
import type { Cohort } from '../run-block';
import { readHeaders, type PeopleColumn, type PeopleHeaders } from './people-columns';
import { BadCell, readDay, readFact, readScore, readYes, wordsOf } from './read-cells';

/** A row that was not taken, by its number as a spreadsheet shows it, and why. */
export interface RefusedRow {
  readonly row: number;
  readonly message: string;
}

/** People in columns. Nothing of them is kept but what the columns hold: ids are pseudonyms already. */
export interface PeopleTable {
  readonly cohort: Cohort;
  readonly learners: number;
  readonly pseudonyms: readonly string[];
  readonly programs: Uint16Array;
  readonly cells: Uint32Array;
  readonly backgrounds: Uint16Array;
  readonly scores: Int16Array;
  /** Estimated of modelled people, else empty. */
  readonly abilities: Float64Array;
  /** By learner: what columns cannot hold (completions, attempts, other days). */
  readonly states: ReadonlyMap<number, LearnerState>;
  /** By learner: choices, as zone and modules by index. */
  readonly wishes: ReadonlyMap<number, readonly Wish[]>;
  readonly refused: readonly RefusedRow[];
  /** Headers that say nothing. */
  readonly ignored: readonly string[];
}

export interface Wish {
  readonly zone: number;
  readonly modules: readonly number[];
}

export interface PeopleInput {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly names: PeopleHeaders;
  readonly programs: readonly Program[];
  /** Index of the program of a role as the table names it, or why there is none. */
  readonly programOf: (role: string) => number | string;
  readonly pseudonym: (id: string) => string;
  /** Group columns that are told module by module, besides those of few values. */
  readonly exposure: readonly string[];
  readonly audit: Audit | null;
}

/** A people table; the error are sentences about its headers. Rows that cannot be read are refused one by one, and learners numbered without them. */
export function readPeople({ headers, rows, names, programs, programOf, pseudonym, exposure, audit }: PeopleInput): Result<PeopleTable, readonly string[]> {
  const read = readHeaders(headers, names);
  if (!read.ok) return err(read.error);
  const { columns, ignored } = read.value;
  const asOf = programs[0]?.asOf ?? '1970-01-01';
  const evidence = columns.flatMap((column): EvidenceColumn[] => (column.holds === 'score' || column.holds === 'passed' ? [{ subject: column.subject, kind: column.kind, at: asOf }] : []));
  const table = createRoom(rows.length, evidence.length);
  const taken = new Map<string, number>();
  const refused: RefusedRow[] = [];
  let learners = 0;
  for (const { row, cells } of rows) {
    if (cells.every((cell) => cell === '')) continue;
    try {
      table.scores.fill(noEvidence, learners * evidence.length, (learners + 1) * evidence.length);
      const person = readPerson(columns, evidence, cells, { asOf, programs, programOf, scores: table.scores, offset: learners * evidence.length });
      const before = taken.get(person.id);
      if (before !== undefined) throw new BadCell(`The id of this learner is that of row ${before}, too.`);
      taken.set(person.id, row);
      table.add(learners++, person, pseudonym(person.id));
    } catch (fault) {
      if (!(fault instanceof BadCell)) throw fault;
      refused.push({ row, message: fault.message });
    }
  }
  const attributes = columns.flatMap((column) => (column.holds === 'group' ? [column.name] : []));
  const strange = exposure.find((name) => !attributes.includes(name));
  if (strange !== undefined) return err([`It has no group column ${JSON.stringify(strange)}, of which it should be told who sees what. Group columns: ${attributes.join(', ') || 'none'}.`]);
  const told = attributes.flatMap((name, at) => (exposure.includes(name) || new Set(table.cellList.map((cell) => cell[at])).size <= fewValues ? [at] : []));
  const cohort: Cohort = { programs, columns: evidence, attributes, exposure: told, audit, cells: table.cellList, backgrounds: table.backgroundList, rates: [], sessions: null, costs: null };
  return ok({ ...table, abilities: new Float64Array(0), cohort, learners, refused, ignored });
}

interface Person {
  readonly id: string;
  readonly program: number;
  readonly groups: readonly string[];
  readonly background: Background;
  readonly wishes: readonly Wish[];
  /** Events that columns cannot hold come after those of the columns; null: there are none. */
  readonly state: LearnerState | null;
}

interface Room {
  readonly asOf: string;
  readonly programs: readonly Program[];
  readonly programOf: (role: string) => number | string;
  readonly scores: Int16Array;
  readonly offset: number;
}

function readPerson(columns: readonly PeopleColumn[], evidence: readonly EvidenceColumn[], cells: readonly string[], room: Room): Person {
  const roleAt = columns.findIndex(({ holds }) => holds === 'role');
  const program = room.programOf((cells[roleAt] ?? '').trim());
  if (typeof program === 'string') throw new BadCell(program);
  let [id, score] = ['', 0];
  const groups: string[] = [];
  const facts: Record<string, LearnerState['facts'][string]> = {};
  const [formats, needs]: [LearnerState['preferences']['formats'], LearnerState['preferences']['needs']] = [[], []];
  const events: LearnerState['evidence'][number][] = [];
  const wishes: Wish[] = [];
  columns.forEach((column, at) => {
    const text = (cells[at] ?? '').trim();
    const slot = column.holds === 'score' || column.holds === 'passed' ? room.offset + score++ : -1;
    if (column.holds === 'group') groups.push(text);
    if (text === '') return;
    switch (column.holds) {
      case 'id': id = text; break;
      case 'fact': facts[column.name] = { value: readFact(text), at: room.asOf }; break;
      case 'formats': formats.push(...listed(text, mediaFormats)); break;
      case 'needs': needs.push(...listed(text, accessibilityNeeds)); break;
      case 'score': {
        const read = readScore(text);
        if (read.at === null || read.at === room.asOf) room.scores[slot] = read.score;
        else events.push(eventOf(column.subject, column.kind, read.at, { score: read.score }));
        break;
      }
      case 'passed': room.scores[slot] = readYes(text) ? passedOnly : failedOnly; break;
      case 'completed': events.push(eventOf(column.subject, column.kind, readDay(text), { passed: true, completed: true })); break;
      case 'attempts': wordsOf(text).forEach((word, index) => events.push(eventOf(column.subject, column.kind, room.asOf, { score: readScore(word).score, attempt: index + 1, completed: true }))); break;
      case 'choice': wishes.push(readWish(room.programs[program] as Program, column.name, text)); break;
      case 'role': case 'group': case 'nothing': break;
    }
  });
  if (id === '') throw new BadCell('The learner has no id.');
  const background: Background = { ...plainBackground, facts, preferences: { formats, needs } };
  return { id, program, groups, background, wishes, state: events.length === 0 ? null : stateOf(room, evidence, background, wishes, program, events) };
}

function listed<T extends string>(text: string, allowed: readonly T[]): readonly T[] {
  return wordsOf(text).map((word) => {
    const known = allowed.find((candidate) => candidate === word);
    if (known === undefined) throw new BadCell(`${JSON.stringify(word)} is none of ${allowed.join(', ')}.`);
    return known;
  });
}

function eventOf(subject: string, kind: EvidenceKind, at: string, more: Partial<LearnerState['evidence'][number]>): LearnerState['evidence'][number] {
  return { subject, kind, at, score: null, passed: null, source: '', attempt: null, completed: false, serves: null, expires: null, ...more };
}

/** Zones by id, key or title; modules by id or key. */
function readWish(program: Program, name: string, text: string): Wish {
  const zone = program.zones.findIndex(({ id, title, policy }) => policy === 'elective' && (id === name || id === `zone:${name}` || title === name));
  if (zone < 0) throw new BadCell(`The role has no elective zone ${JSON.stringify(name)}.`);
  const { indexOf } = prepare(program);
  return { zone, modules: wordsOf(text).map((word) => {
    const module = indexOf.get(word) ?? indexOf.get(`module:${word}`);
    if (module === undefined) throw new BadCell(`The role has no module ${JSON.stringify(word)}.`);
    return module;
  }) };
}

function stateOf({ programs, scores, offset }: Room, evidence: readonly EvidenceColumn[], background: Background, wishes: readonly Wish[], index: number, events: readonly LearnerState['evidence'][number][]): LearnerState {
  const program = programs[index] as Program;
  const plain = evidence.flatMap(({ subject, kind, at }, column) => {
    const score = scores[offset + column] as number;
    return score === noEvidence ? [] : [eventOf(subject, kind, at, score >= 0 ? { score } : { passed: score === passedOnly })];
  });
  return { ...background, evidence: [...plain, ...events], choices: Object.fromEntries(wishes.map(({ zone, modules }) => [program.zones[zone]?.id ?? '', modules.map((module) => program.modules[module]?.id ?? '')])), releases: [] };
}

interface PeopleRoom extends Pick<PeopleTable, 'pseudonyms' | 'programs' | 'cells' | 'backgrounds' | 'scores' | 'states' | 'wishes'> {
  readonly cellList: readonly (readonly string[])[];
  readonly backgroundList: readonly Background[];
  readonly add: (learner: number, person: Person, pseudonym: string) => void;
}

function createRoom(rows: number, width: number): PeopleRoom {
  const [cellList, backgroundList]: [(readonly string[])[], Background[]] = [[], []];
  const [cellAt, backgroundAt] = [new Map<string, number>(), new Map<string, number>()];
  const intern = <T>(known: Map<string, number>, list: T[], value: T): number => {
    const key = JSON.stringify(value);
    const index = known.get(key) ?? list.push(value) - 1;
    known.set(key, index);
    return index;
  };
  const pseudonyms: string[] = [];
  const [states, wishes] = [new Map<number, LearnerState>(), new Map<number, readonly Wish[]>()];
  const room = { programs: new Uint16Array(rows), cells: new Uint32Array(rows), backgrounds: new Uint16Array(rows), scores: new Int16Array(rows * width) };
  return {
    ...room, pseudonyms, states, wishes, cellList, backgroundList,
    add: (learner, person, pseudonym) => {
      pseudonyms.push(pseudonym);
      room.programs[learner] = person.program;
      room.cells[learner] = intern(cellAt, cellList, person.groups);
      room.backgrounds[learner] = intern(backgroundAt, backgroundList, person.background);
      if (person.state) states.set(learner, person.state);
      if (person.wishes.length > 0) wishes.set(learner, person.wishes);
    },
  };
}
