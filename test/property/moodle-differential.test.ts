import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { compile } from '#shared/path/compile';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { isAvailable, readBackup } from '../helpers/moodle-evaluator';
import { randomRole } from '../helpers/random-role';
import { exportInput } from '../helpers/sample-role';

const isFull = process.env['TRELLIS_FULL'] !== undefined;
const runs = isFull ? 1000 : 150;
/** Fixed in CI: how many of each kind occur is asserted, and 150 draws may by chance hold too few of one. */
const draw = isFull ? { numRuns: runs } : { numRuns: runs, seed: 20_261_122 };
const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;
const id = (index: number): string => `module:${keys[index]}`;

/** Groups in words of the test: members before the module that waits, so that nothing waits for itself. */
type TestGroup =
  | { readonly need: 'all' | 'any'; readonly of: readonly number[] }
  | { readonly need: 'count' | 'minutes' | 'credits'; readonly atLeast: number; readonly of: readonly number[]; readonly caps: readonly { readonly of: readonly number[]; readonly atMost: number }[] }
  | { readonly need: 'nested'; readonly of: readonly number[] };

interface Plan {
  readonly edges: readonly (readonly [number, number])[];
  readonly groups: readonly { readonly to: number; readonly group: TestGroup }[];
  readonly second: readonly number[];
  readonly hasGate: boolean;
  readonly marked: readonly number[];
  readonly worth: readonly number[];
}

const member = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 6 });
const group = fc.oneof(
  fc.record({ need: fc.constantFrom('all', 'any'), of: member }),
  fc.record({ need: fc.constantFrom('count', 'minutes', 'credits'), atLeast: fc.integer({ min: 1, max: 4 }), of: member, caps: fc.oneof(fc.constant([]), fc.record({ of: member, atMost: fc.integer({ min: 1, max: 2 }) }).map((cap) => [cap])) }),
  fc.record({ need: fc.constant('nested'), of: member }),
) as fc.Arbitrary<TestGroup>;
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  edges: fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)).filter(([from, to]) => from < to), { maxLength: 9, selector: String }),
  groups: fc.uniqueArray(fc.record({ to: fc.integer({ min: 3, max: 8 }), group }), { maxLength: 2, selector: ({ to }) => to }),
  second: fc.uniqueArray(fc.integer({ min: 4, max: 8 }), { minLength: 1, maxLength: 4 }),
  hasGate: fc.boolean(),
  marked: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, { weight: 2, arbitrary: fc.uniqueArray(fc.nat(8), { maxLength: 2 }) }),
  worth: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 9, maxLength: 9 }),
});

const before = ({ to, group: { of } }: Plan['groups'][number]): readonly number[] => of.filter((index) => index < to);

function authored(entry: Plan['groups'][number]): object {
  const of = before(entry).map(id);
  const { group: asked } = entry;
  if (asked.need === 'nested') return { need: 'any', of: [of[0], { need: 'all', of }] };
  if (!('caps' in asked)) return { need: asked.need, of };
  return { need: asked.need, atLeast: asked.atLeast, of, caps: asked.caps.map(({ of: capped, atMost }) => ({ of: capped.filter((index) => before(entry).includes(index)).map(id), atMost })).filter((cap) => cap.of.length > 0) };
}

function documentIn({ edges, groups, second, hasGate, marked, worth }: Plan): TrellisDocument {
  return documentOf(
    roleOf(),
    ...keys.map((key, index) => moduleOf(key, { place: index, minutes: worth[index], credits: worth[index], ...(marked.includes(index) ? { passMark: 6000 } : {}) })),
    ...edges.map(([from, to]) => edgeOf(keys[from]!, keys[to]!)),
    ...groups.filter((entry) => before(entry).length > 0).map((entry) => ({ id: `requirement:${keys[entry.to]}`, type: 'requirement', module: id(entry.to), group: authored(entry), default: before(entry).map(id) })),
    zoneOf('first', 'core-testable', keys.filter((_key, index) => !second.includes(index)), { place: 1 }), zoneOf('second', 'core-locked', keys.filter((_key, index) => second.includes(index)), { place: 2 }),
    ...(hasGate ? [{ id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:second', conditions: [{ kind: 'zone', zone: 'zone:first' }] }] : []),
  );
}

const subsets = (list: readonly number[]): readonly (readonly number[])[] => list.reduce<readonly (readonly number[])[]>((all, one) => [...all, ...all.map((part) => [...part, one])], [[]]);

/** Whether the done ones meet a group, by its definition: some of them, used whole, reach what is asked within the caps. */
function isMetBy(entry: Plan['groups'][number], done: ReadonlySet<number>, worth: readonly number[]): boolean {
  const of = before(entry);
  const { group: asked } = entry;
  if (of.length === 0) return true;
  if (asked.need === 'nested') return done.has(of[0]!) || of.every((index) => done.has(index));
  if (!('caps' in asked)) return asked.need === 'all' ? of.every((index) => done.has(index)) : of.some((index) => done.has(index));
  const sum = (list: readonly number[]): number => list.reduce((total, index) => total + (asked.need === 'count' ? 1 : worth[index]!), 0);
  return subsets(of.filter((index) => done.has(index))).some((used) => sum(used) >= asked.atLeast && asked.caps.every((cap) => sum(used.filter((index) => cap.of.includes(index))) <= cap.atMost));
}

/** What the design says: when a module may start. */
function mayStart({ edges, groups, second, hasGate, worth }: Plan, index: number, done: ReadonlySet<number>): boolean {
  return (
    edges.every(([from, to]) => to !== index || done.has(from)) && groups.every((entry) => entry.to !== index || isMetBy(entry, done, worth)) &&
    (!hasGate || !second.includes(index) || keys.every((_key, other) => second.includes(other) || done.has(other)))
  );
}

function planned(document: TrellisDocument): ExportPlan | undefined {
  const made = planExport(exportInput(document, { player: [], xsd: [] }, 'moodle'));
  return made.ok ? made.value : undefined;
}

const locking = /^(Prerequisites|Requirement group|Gate)/;

describe('restrict access of the Moodle course', () => {
  it('lets in exactly where the design does, for random designs and random states of completion', () => {
    const seen = { designs: 0, states: 0, open: 0, kept: 0, degraded: 0 };
    fc.assert(
      fc.property(anyPlan, fc.array(fc.nat(511), { minLength: 12, maxLength: 12 }), (plan, states) => {
        const made = planned(documentIn(plan));
        if (!made) return void fc.pre(false);
        const { activities } = readBackup(made.files);
        const known = new Set(activities.map(({ cm }) => cm));
        const cmOf = (index: number): number => activities.find(({ idNumber }) => idNumber === id(index))!.cm;
        seen.designs += 1;
        for (const bits of [0, 511, ...states]) {
          const done = new Set(keys.flatMap((_key, index) => (bits & (1 << index) ? [index] : [])));
          const completed = new Set([...done].map(cmOf));
          for (const { idNumber, availability } of activities) {
            const index = keys.findIndex((_key, at) => id(at) === idNumber);
            const isOpen = isAvailable(availability, completed, known);
            expect(isOpen, `${idNumber} with ${[...done].join()}`).toBe(mayStart(plan, index, done));
            seen.states += 1;
            seen.open += isOpen ? 1 : 0;
          }
        }
        const fates = made.rules.filter(({ rule }) => locking.test(rule));
        const weakly = plan.edges.some(([from]) => plan.marked.includes(from)) || plan.groups.some((entry) => before(entry).some((index) => plan.marked.includes(index))) || (plan.hasGate && plan.marked.some((index) => !plan.second.includes(index)));
        expect(fates.some(({ fate }) => fate !== 'kept')).toBe(weakly);
        seen[weakly ? 'degraded' : 'kept'] += 1;
      }),
      draw,
    );
    expect(seen.designs).toBeGreaterThanOrEqual(runs);
    expect(Math.min(seen.open, seen.states - seen.open, seen.kept, seen.degraded)).toBeGreaterThan(20);
  }, 120_000);

  it('never loses a prerequisite, and never locks for ever, whatever a path is made of', () => {
    let asked = 0;
    fc.assert(
      fc.property(randomRole, ({ document }) => {
        const program = compile(document, 'role:r');
        const made = planned(document);
        if (!program.ok || !made) return void fc.pre(false);
        const { activities } = readBackup(made.files);
        const known = new Set(activities.map(({ cm }) => cm));
        const byRecord = new Map(activities.map((activity) => [activity.idNumber, activity]));
        const replaces = program.value.modules.some(({ rules }) => rules.some((rule) => [rule.noScore, ...rule.bands.map(({ action }) => action)].some((action) => action.do === 'replace')));
        for (const module of program.value.modules) {
          const activity = byRecord.get(module.id);
          const needs = module.needs.map((need) => byRecord.get(program.value.modules[need]!.id)).filter((need) => need !== undefined);
          const isLost = activity !== undefined && !replaces && needs.length < module.needs.length;
          if (isLost) expect(made.rules.some(({ rule, fate }) => rule.startsWith('Prerequisites on modules outside the course') && fate === 'dropped')).toBe(true);
          for (const need of needs) {
            if (!activity || replaces) continue;
            asked += 1;
            expect(isAvailable(activity.availability, new Set([...known].filter((cm) => cm !== need.cm)), known), `${activity.idNumber} without ${need.idNumber}`).toBe(false);
          }
        }
        const done = new Set<number>();
        for (let size = -1; size < done.size; ) {
          size = done.size;
          for (const { cm, availability } of activities) if (isAvailable(availability, done, known)) done.add(cm);
        }
        expect(done.size).toBe(known.size);
      }),
      draw,
    );
    expect(asked).toBeGreaterThan(runs);
  }, 120_000);
});
