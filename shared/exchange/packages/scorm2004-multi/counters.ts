import { encodeUtf8 } from '../../../kit/text';
import type { Formula } from '../lms-path/formula';
import type { Activity } from './manifest';
import { uncounted, type Objective, type RollupRule, type Sequencing } from './sequencing';

/** Invisible clusters that count what is settled elsewhere, so that an item can wait for one of several, or for k of n. */
export interface Counters {
  /** Global objective that is satisfied when the formula is met. */
  readonly objectiveOf: (formula: Formula, isAwaited?: boolean) => string;
  /** The clusters asked for so far. */
  readonly activities: () => readonly Activity[];
}

export interface CounterInput {
  /** Global objective of a module. */
  readonly global: (module: number) => string;
  readonly globalOf: (counter: string) => string;
  /** Id of a module's record, so that identifiers do not depend on order. */
  readonly record: (module: number) => string;
  readonly resource: string;
  readonly sha256: (bytes: Uint8Array) => string;
}

/** Never entered: not by Continue, not by choice. */
const closed: Sequencing['rules'] = [{ action: 'skip', combination: 'any', conditions: [{ condition: 'always' }] }, { action: 'hiddenFromChoice', combination: 'any', conditions: [{ condition: 'always' }] }];

/**
 * A formula becomes a cluster with one leaf per module, whose primary objective reads the module's global objective, and inner clusters for inner formulas; rollup by any, all or
 * at least k (standards: an OR of n as conditions would take 2^n rules, because conditions on unknown states are unknown). The clusters of a choice count for the course.
 */
export function createCounters({ global, globalOf, record, resource, sha256 }: CounterInput): Counters {
  const made = new Map<string, { readonly name: string; readonly formula: Formula; isAwaited: boolean }>();
  const textOf = (formula: Formula): string => (formula.kind === 'module' ? record(formula.module) : 'of' in formula ? `${formula.kind}${formula.kind === 'at-least' ? formula.count : ''}(${formula.of.map(textOf).sort().join(',')})` : formula.kind);
  const nameOf = (formula: Formula): string => `n${sha256(encodeUtf8(textOf(formula))).slice(0, 10)}`;
  const leaf = (name: string, module: number): Activity => {
    const primary: Objective = { id: 'primary', map: { target: global(module), reads: true, writes: false, measure: false, completion: false }, minMeasure: null };
    return { identifier: `l${sha256(encodeUtf8(`${name} ${record(module)}`)).slice(0, 10)}`, title: 'Counts', isVisible: false, resource, sequencing: { ...uncounted, rules: closed, counts: 'always', primary }, children: [] };
  };
  const cluster = (formula: Formula, name: string, counts: Sequencing['counts'], target: string | null): Activity => {
    const parts = 'of' in formula ? formula.of : [formula];
    const primary: Objective = { id: 'primary', map: target === null ? null : { target, reads: false, writes: true, measure: false, completion: false }, minMeasure: null };
    return {
      identifier: name, title: 'Counts', isVisible: false, resource: null,
      sequencing: { ...uncounted, control: { choice: false, flow: true }, rules: closed, rollupRules: rollups(formula), counts, primary },
      children: parts.map((part) => (part.kind === 'module' ? leaf(name, part.module) : cluster(part, `n${sha256(encodeUtf8(`${name} ${textOf(part)}`)).slice(0, 10)}`, 'always', null))),
    };
  };
  return {
    objectiveOf: (formula, isAwaited = false) => {
      const key = textOf(formula);
      const counter = made.get(key) ?? { name: nameOf(formula), formula, isAwaited };
      counter.isAwaited ||= isAwaited;
      made.set(key, counter);
      return globalOf(counter.name);
    },
    activities: () => [...made.values()].map(({ name, formula, isAwaited }) => cluster(formula, name, isAwaited ? 'always' : 'never', globalOf(name))),
  };
}

function rollups(formula: Formula): readonly RollupRule[] {
  const set = formula.kind === 'any' ? { children: 'any', count: null } as const : formula.kind === 'at-least' ? { children: 'atLeastCount', count: formula.count } as const : { children: 'all', count: null } as const;
  return [{ ...set, when: 'satisfied', action: 'satisfied' }, { ...set, when: 'satisfied', action: 'completed' }];
}
