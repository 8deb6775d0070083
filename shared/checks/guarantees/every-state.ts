import type { LearnerState } from '../../model/profile';
import { accessibilityNeeds, type AccessibilityNeed } from '../../model/vocabulary';
import { learnerOf, nowhere } from './placements';
import { isAllExact } from './possible';
import { once, type Proof } from './proof';
import { completed, completion, join, nobody, overrideOf } from './states';

/** States that a last resort may look at, one by one. */
export const lastResort = 1500;

/**
 * All states of a small role, one of each region: per module nothing, an own completion or an override, completions of equivalents, every case of every cluster, every
 * front of a choice, every number of failures. Null when there are more than `lastResort`, where a cluster is not looked at region by region, and where a zone is drawn by the learner's key. For programs that the reasoning by components does not settle.
 */
export function everyState(proof: Proof): readonly LearnerState[] | null {
  return once(proof, 'every state', () => {
    if (!isAllExact(proof) || isDrawn(proof)) return null;
    let states: readonly LearnerState[] = [nobody];
    for (const options of axesOf(proof)) {
      if (states.length * options.length > lastResort) return null;
      states = states.flatMap((state) => options.map((option) => join(state, option)));
    }
    return states;
  });
}

/** Whether what a learner gets depends on the key, of which there are too many to look at. */
function isDrawn({ program }: Proof): boolean {
  return program.zones.some((zone) => zone.policy === 'elective' && zone.choice.policy === 'seeded' && zone.candidates.length > 0);
}

function axesOf(proof: Proof): readonly (readonly LearnerState[])[] {
  const { program, clusters } = proof;
  const equivalents = [...new Set(program.modules.flatMap((module) => module.equivalents))].filter((id) => !proof.indexOf.has(id));
  return [
    ...program.modules.map((module, index): readonly LearnerState[] => [nobody, completed(program, [index]), { ...nobody, overrides: [overrideOf(program, module.id)] }]),
    ...equivalents.map((id): readonly LearnerState[] => [nobody, { ...nobody, evidence: [completion(program, id, 'record', { score: null, passed: true })] }]),
    ...clusters.map(({ cases }) => cases.map((one): LearnerState => ({ ...nobody, evidence: [...one.events], facts: one.facts }))),
    ...formatsOf(program),
    needsOf(program),
    ...program.zones.flatMap((zone, at) => (zone.policy === 'elective' && zone.candidates.length > 0 ? [zone.candidates.map((module) => learnerOf(proof, { ...nowhere, choices: new Map([[at, [module]]]) }))] : [])),
    ...program.modules.flatMap((module, index) => {
      const most = Math.max(0, ...module.failures.map((failure) => failure.at));
      return most === 0 ? [] : [Array.from({ length: most + 1 }, (_, count) => learnerOf(proof, { ...nowhere, failures: new Map([[index, count]]) }))];
    }),
  ];
}

function formatsOf({ modules }: Proof['program']): readonly (readonly LearnerState[])[] {
  const formats = [...new Set(modules.flatMap((module) => module.formats.map(({ format }) => format)))];
  return formats.length === 0 ? [] : [[nobody, ...formats.map((format): LearnerState => ({ ...nobody, preferences: { formats: [format], needs: [] } }))]];
}

/** What learners may need, one of all that leave the same versions to choose from. */
function needsOf({ modules }: Proof['program']): readonly LearnerState[] {
  const withVersions = modules.filter((module) => module.formats.length > 0);
  const needs = accessibilityNeeds.filter((need) => withVersions.some((module) => module.barriers.includes(need)));
  const subsets = needs.reduce<readonly (readonly AccessibilityNeed[])[]>((sets, need) => [...sets, ...sets.map((set) => [...set, need])], [[]]);
  const bars = (index: number, set: readonly AccessibilityNeed[]): boolean => modules[index]?.barriers.some((need) => set.includes(need)) ?? false;
  const left = (set: readonly AccessibilityNeed[]): string => JSON.stringify(withVersions.map((module) => [module.barriers.some((need) => set.includes(need)), module.formats.map((version) => bars(version.module, set))]));
  return [...new Map([...subsets].reverse().map((set) => [left(set), set])).values()].map((set): LearnerState => ({ ...nobody, preferences: { formats: [], needs: [...set] } }));
}

/** The answer of looking at every state: what the first one shows that `confirm` takes for a violation, else null; `undecided` when there are too many. */
export function lookAtAll<T>(proof: Proof, confirm: (state: LearnerState) => T | null): T | null | 'undecided' {
  const states = everyState(proof);
  if (!states) return 'undecided';
  for (const state of states) {
    const found = confirm(state);
    if (found !== null) return found;
  }
  return null;
}

export const afterAll = 'No learner of all regions, looked at one by one, breaks it.';
