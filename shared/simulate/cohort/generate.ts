import { hashString, keyedRandom, keyedStart, keyedWord } from '../../kit/random';
import type { LearnerState } from '../../model/profile';
import type { Program } from '../../path/program';
import type { Batch } from '../batch/batch';
import { noEvidence, plainBackground, type Background } from '../batch/columns';
import { createResponder, type KnownResult, type ResponseContext } from '../response/responder';
import type { Rate } from '../response/response-model';
import { knownOfRow } from '../response/known-results';
import { fewValues } from '../results/asked';
import { blockSize } from '../results/part';
import type { Cohort, LearnerBlock } from '../run-block';
import { normalTable } from '../statistics/normal';
import type { CohortSpec } from './cohort-spec';
import { createPicker, isMeant, type Drawn } from './draw';
import { createScoreDrawer } from './draw-scores';

/** Draws the blocks of a cohort, each by its number alone. */
export interface CohortSource {
  readonly cohort: Cohort;
  readonly learners: number;
  readonly block: (index: number) => LearnerBlock;
}

/** Streams of chance: what is drawn for one purpose says nothing of another (scores have their own, see draw-scores). */
const streams = { role: 1, ability: 2, shared: 3, attribute: 16, fact: 80, like: 1 << 22 } as const;

/** `programs`: those of the roles of the specification, in its order. `seats`: of modules that have a limit. */
export function createCohortSource(spec: CohortSpec, programs: readonly Program[], context: ResponseContext, seats: ReadonlyMap<string, number> = new Map()): CohortSource {
  const scoresOf = createScoreDrawer(spec, programs);
  const { columns } = scoresOf;
  const [cells, backgrounds]: [(readonly string[])[], Background[]] = [[], []];
  const cohort: Cohort = { programs, columns, attributes: spec.attributes.map(({ name }) => name), exposure: exposureColumns(spec), audit: spec.results.audit, cells, backgrounds, rates: spec.model?.rates ?? [], sessions: spec.model && { seats, minutesPerWeek: spec.model.minutesPerWeek.value }, costs: spec.costs && { prices: spec.costs, seats: [...seats.keys()] } };
  const intern = createInterner(cells, backgrounds, programs[0]?.asOf ?? '');
  const draw = createDrawer(spec, programs);
  const respond = spec.model && createResponder(spec.model, spec.seed, context);
  const block = (index: number): LearnerBlock => {
    const first = index * blockSize;
    const count = Math.min(blockSize, spec.learners - first);
    const room = { programs: new Uint16Array(count), cells: new Uint32Array(count), backgrounds: new Uint16Array(count), scores: new Int16Array(count * columns.length).fill(noEvidence) };
    const abilities = new Float64Array(count);
    const rates: (readonly Rate[])[] = [];
    for (let i = 0; i < count; i++) {
      const row = first + i;
      const learner = draw(row);
      room.programs[i] = learner.program;
      room.cells[i] = intern.cell(learner.groups);
      room.backgrounds[i] = intern.background(learner.facts);
      abilities[i] = learner.ability;
      if (spec.model) rates.push(spec.model.rates.filter(({ when }) => isMeant(when, learner.drawn)));
      scoresOf.fill(learner.program, row, learner.ability, room.scores, i * columns.length);
    }
    const known = (i: number) => (): readonly KnownResult[] => knownOfRow(columns, room.scores, i * columns.length);
    return {
      block: index, first, count, ...room, state: () => null,
      wish: (i, batch) => (spec.choices === 'random' ? likeAtRandom(batch, spec.seed, first + i) : likeNothing(batch)),
      rates: (i) => rates[i] ?? noRates,
      outcome: respond && ((i) => respond({ row: first + i, ability: abilities[i] as number, rates: rates[i] ?? noRates, known: known(i) })),
    };
  };
  return { cohort, learners: spec.learners, block };
}

/** Group columns that are told module by module: those that are asked for, and those of few values. */
function exposureColumns(spec: CohortSpec): readonly number[] {
  return spec.attributes.flatMap((attribute, at) => (spec.results.exposure.includes(attribute.name) || valuesOf(attribute, spec).length <= fewValues ? [at] : []));
}

const noRates: readonly Rate[] = [];

function likeAtRandom({ plan, scratch }: Batch, seed: number, row: number): void {
  const start = keyedStart(seed, row);
  for (const zone of plan.electives) {
    const likes = scratch.likes[zone] as Float64Array;
    for (let at = 0; at < likes.length; at++) likes[at] = keyedWord(start, zone, streams.like + at);
    scratch.isLiked[zone] = 1;
  }
}

function likeNothing({ plan, scratch }: Batch): void {
  for (const zone of plan.electives) {
    scratch.isLiked[zone] = 0;
    scratch.wishCounts[zone] = 0;
  }
}

interface DrawnLearner {
  readonly program: number;
  readonly groups: readonly string[];
  readonly facts: readonly (readonly [string, string | number | boolean])[];
  readonly ability: number;
  readonly drawn: Drawn;
}

function createDrawer(spec: CohortSpec, programs: readonly Program[]): (row: number) => DrawnLearner {
  const { seed, ability } = spec;
  const role = createPicker(programs.map((_program, index) => ({ weight: spec.roles[index]?.weight ?? 1, when: {} })));
  const attributes = spec.attributes.map((attribute) => {
    const values = valuesOf(attribute, spec);
    return { name: attribute.name, values, pick: createPicker(values) };
  });
  const facts = spec.facts.map(({ fact, values }) => ({ fact, values, pick: createPicker(values) }));
  const normal = normalTable();
  const normalAt = (first: number, second: number, third: number): number => normal[keyedWord(keyedStart(seed, first), second, third) >>> 16] as number;
  const sharedKeys = ability.shared.map(({ attribute, sd }) => ({ attribute, sd }));
  // One map for all learners: what is drawn is looked at before the next is.
  const drawn = new Map<string, string>();
  return (row) => {
    const program = role(noDraws, keyedRandom(seed, row, 0, streams.role));
    drawn.clear();
    drawn.set('role', programs[program]?.role ?? '');
    const groups = attributes.map(({ name, values, pick }, at) => {
      const value = values[pick(drawn, keyedRandom(seed, row, at, streams.attribute))]?.value ?? '';
      drawn.set(name, value);
      return value;
    });
    const known: [string, string | number | boolean][] = [];
    facts.forEach(({ fact, values, pick }, at) => {
      const option = values[pick(drawn, keyedRandom(seed, row, at, streams.fact))];
      if (!option) return;
      known.push([fact, option.value]);
      drawn.set(fact, String(option.value));
    });
    let level = ability.mean + ability.sd * normalAt(row, 0, streams.ability);
    for (const { when, by } of ability.shifts) if (isMeant(when, drawn)) level += by;
    for (const { attribute, sd } of sharedKeys) level += sd * normalAt(hashString(`${attribute}/${drawn.get(attribute) ?? ''}`), 0, streams.shared);
    return { program, groups, facts: known, ability: level, drawn };
  };
}

const noDraws: Drawn = new Map();

/** Values of a column; those of a nested one belong, turn by turn, to the values of the other. */
function valuesOf(attribute: CohortSpec['attributes'][number], spec: CohortSpec): readonly { readonly value: string; readonly weight: number; readonly when: Readonly<Record<string, string>> }[] {
  if ('values' in attribute) return attribute.values;
  const { count, prefix, nestedIn, when } = attribute;
  const outer = spec.attributes.find(({ name }) => name === nestedIn);
  const places = outer ? valuesOf(outer, spec).map(({ value }) => value) : [];
  const digits = String(count).length;
  return Array.from({ length: count }, (_nothing, index) => ({ value: `${prefix}${String(index + 1).padStart(digits, '0')}`, weight: 1, when: nestedIn !== null && places.length > 0 ? { ...when, [nestedIn]: places[index % places.length] as string } : when }));
}

/** Combinations of groups and of facts, each kept once. */
function createInterner(cells: (readonly string[])[], backgrounds: Background[], at: string): { readonly cell: (groups: readonly string[]) => number; readonly background: (facts: DrawnLearner['facts']) => number } {
  const [cellAt, backgroundAt] = [new Map<string, number>(), new Map<string, number>()];
  const keep = (known: Map<string, number>, key: string, add: () => number): number => {
    const index = known.get(key) ?? add();
    known.set(key, index);
    return index;
  };
  return {
    cell: (groups) => keep(cellAt, groups.join('\u0000'), () => cells.push(groups) - 1),
    background: (facts) => keep(backgroundAt, facts.map(([fact, value]) => `${fact}\u0000${typeof value}\u0000${String(value)}`).join('\u0001'), () => backgrounds.push({ ...plainBackground, facts: factsOf(facts, at) }) - 1),
  };
}

function factsOf(facts: DrawnLearner['facts'], at: string): LearnerState['facts'] {
  return Object.fromEntries(facts.map(([fact, value]) => [fact, { value, at }]));
}
