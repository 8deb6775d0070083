import type { LearnerState } from '../../model/profile';
import { formatScore } from '../../path/bands';
import type { LearnerPath } from '../../path/learner-path';
import type { BandRule, ProgramModule } from '../../path/program';
import { eventsFor, firedBy, partKey, type Case, type Cluster } from './clusters';
import { lookAtAll } from './every-state';
import type { Counterexample, Verdict } from './guarantee';
import { combine, learnerOf, nowhere, placements, type Placement } from './placements';
import { counterexampleOf, listOf, replacementOn, titleOf, type Proof } from './proof';
import { attemptAt, completed, failure, join, nobody } from './states';
import { whyNever, type Part } from './why-never';

/** G7: for every part of every rule there is a learner for whom it acts. The engine is asked for each; many parts at once, as clusters do not disturb each other. */
export function proveRulesFire(proof: Proof): Verdict {
  const parts = partsOf(proof);
  const left = new Map(parts.map((part) => [part.key, part]));
  const strangers = (proof.claims.rules ?? []).filter(({ module }) => !proof.indexOf.has(module));
  for (const state of batches(proof, parts)) {
    if (left.size === 0) break;
    strike(proof, left, state, proof.procedure.evaluate(proof.program, state));
  }
  for (const part of [...left.values()]) for (const state of attemptsAt(proof, part)) if (left.has(part.key)) strike(proof, left, state, proof.procedure.evaluate(proof.program, state));
  drawForAll(proof, left);
  const wasLookedFor = [...left.values()].some((part) => whyNever(proof, part) === null) && lookForAll(proof, left);
  const stranger = strangers[0];
  if (stranger) return { holds: false, because: `“${stranger.title}” can never fire: its module is on no path of this role.` };
  if (left.size === 0) return { holds: true, because: parts.length === 0 ? 'This role has no rules.' : `For each of the ${parts.length} outcomes of its rules there is a learner for whom it acts.` };
  return refuse(proof, [...left.values()], wasLookedFor);
}

/** Crosses out what acts for any learner of all regions; false where there are too many of them to look at. */
function lookForAll(proof: Proof, left: Map<string, Part>): boolean {
  return lookAtAll(proof, (state) => {
    strike(proof, left, state, proof.procedure.evaluate(proof.program, state));
    return left.size === 0 ? true : null;
  }) !== 'undecided';
}

/** What cannot fire, with the reason; `undecided` where none is known. */
function refuse(proof: Proof, left: readonly Part[], wasLookedFor: boolean): Verdict {
  const known = left.flatMap((part) => {
    const reason = whyNever(proof, part) ?? (wasLookedFor ? 'no learner of all regions, looked at one by one, comes to it' : null);
    return reason === null ? [] : [{ part, reason }];
  });
  const [first] = known;
  if (!first) return { holds: 'undecided', because: `No learner was found for whom ${listOf(left.map((part) => part.name))} acts.` };
  const others = left.length === 1 ? '' : ` So do ${left.length - 1} more.`.replace('So do 1 more', 'One more cannot either');
  const because = `${capital(first.part.name)} never acts: ${first.reason}.${others.replace(/^ So do (\d+) more/, ' $1 more cannot either')}`;
  const example = exampleOf(proof, first.part, because);
  return example ? { holds: false, because, counterexample: example } : { holds: false, because };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A learner for whom one would expect it to act. */
function exampleOf(proof: Proof, part: Part, message: string): Counterexample | null {
  const placement = placements(proof).get(part.module) ?? nowhere;
  const id = proof.program.modules[part.module]?.id ?? '';
  const events = part.at > 0 ? triesOf(proof, part.module, part.at) : part.source && part.score !== null ? [...eventsFor(proof.program, part.source, part.score)] : [];
  const state = learnerOf(proof, placement, { ...nobody, evidence: events });
  return counterexampleOf(state, proof.procedure.evaluate(proof.program, state), [id], message);
}

function partsOf(proof: Proof): readonly Part[] {
  return proof.program.modules.flatMap((module, index) => [...module.rules.flatMap((rule) => bandParts(proof, index, rule)), ...failureParts(proof, index, module)]);
}

function bandParts(proof: Proof, module: number, rule: BandRule): readonly Part[] {
  const base = { rule: rule.id, module, at: 0, source: rule };
  const title = titleOf(proof, module);
  const bands = rule.bands.map((band, at): Part => ({ ...base, key: partKey(rule.id, at), name: `“${band.action.do}” from ${formatScore(band.lo)} to ${formatScore(band.hi)} for “${title}”`, action: band.action, score: band.lo }));
  const rest = ([['no-score', rule.noScore, 'no score'], ['passed-without-score', rule.passedWithoutScore, 'a pass without a score']] as const).filter(([, action]) => action.do !== 'take');
  return [...bands, ...rest.map(([part, action, words]): Part => ({ ...base, key: partKey(rule.id, part), name: `“${action.do}” on ${words} for “${title}”`, action, score: null }))];
}

function failureParts(proof: Proof, index: number, module: ProgramModule): readonly Part[] {
  return module.failures.map(({ rule, at, action }, place): Part => ({ key: partKey(rule, `failure-${place}`), rule, module: index, name: `“${action.do}” at failure ${at} of “${titleOf(proof, index)}”`, action, at, source: null, score: null }));
}

/** Learners who are in one case of every cluster at once, or have failed n times, and whose choices bring the modules of rules onto the path. */
function batches(proof: Proof, parts: readonly Part[]): readonly LearnerState[] {
  const known = placements(proof);
  const ruled = [...new Set(parts.map((part) => part.module))].flatMap((module) => known.get(module) ?? []);
  const choices = ruled.reduce((all, placement) => combine(all, { ...nowhere, choices: placement.choices }) ?? all, nowhere);
  const showing = proof.clusters.map((cluster) => showingCases(cluster, parts));
  const most = Math.max(0, ...showing.map((cases) => cases.length));
  const byCase = Array.from({ length: most }, (_, nth) => ({ ...choices, cases: new Map(proof.clusters.flatMap((cluster, at): [Cluster, Case][] => {
    const one = showing[at]?.[nth];
    return one ? [[cluster, one]] : [];
  })) }));
  const counts = [...new Set(parts.map((part) => part.at))].filter((at) => at > 0);
  return [...byCase.map((placement) => learnerOf(proof, placement)), ...counts.map((count) => learnerOf(proof, { ...choices, failures: new Map(parts.filter((part) => part.at > 0).map((part) => [part.module, count])) }))];
}

/** Cases that together show every part of a cluster that can act: for each part the first one. */
function showingCases({ modules, cases }: Cluster, parts: readonly Part[]): readonly Case[] {
  const own = parts.filter((part) => part.at === 0 && modules.includes(part.module));
  return [...new Set(own.flatMap((part) => cases.find((one) => one.verdicts.get(part.module)?.fired.includes(part.key)) ?? []))];
}

/** Learners for one part alone: each case in which it acts, placed; or that many failures. Up to 40. */
function attemptsAt(proof: Proof, part: Part): readonly LearnerState[] {
  const placement = placements(proof).get(part.module);
  if (!placement) return [];
  if (part.at > 0) return [learnerOf(proof, placement, { ...nobody, evidence: triesOf(proof, part.module, part.at) })];
  const cluster = proof.clusterOf.get(part.module);
  const cases = cluster?.cases.filter((one) => one.verdicts.get(part.module)?.firedAlone.includes(part.key)) ?? [];
  const others = completed(proof.program, (proof.program.modules[part.module]?.block ?? []).filter((member) => member !== part.module));
  return cases.slice(0, 40).map((one): LearnerState => {
    const whole: Placement | null = cluster ? combine(placement, { ...nowhere, cases: new Map([[cluster, one]]) }) : null;
    return whole ? learnerOf(proof, whole, others) : join(learnerOf(proof, { ...placement, cases: new Map() }), { ...nobody, evidence: [...one.events], facts: one.facts });
  });
}

function triesOf({ program }: Proof, module: number, count: number): LearnerState['evidence'] {
  return Array.from({ length: count }, (_, nth) => attemptAt(program, program.modules[module]?.id ?? '', program.modules[module]?.evidenceKind ?? 'record', failure, nth + 1));
}

/** Crosses out what acts on a path. */
function strike(proof: Proof, left: Map<string, Part>, state: LearnerState, path: LearnerPath): void {
  const { program, indexOf } = proof;
  for (const step of path.steps) {
    const index = indexOf.get(step.module) ?? -1;
    for (const reason of step.reasons) {
      if (reason.code === 'no-score' && reason.rule) left.delete(partKey(reason.rule, 'no-score'));
      if (reason.code === 'passed-without-score' && reason.rule) left.delete(partKey(reason.rule, 'passed-without-score'));
      if (reason.rule === undefined || !['band-take', 'band-waive', 'band-insert', 'band-extend', 'band-pace'].includes(reason.code)) continue;
      const rule = program.modules[index]?.rules.find((one) => one.id === reason.rule);
      const { value } = reason;
      left.delete(partKey(reason.rule, value === undefined ? 'passed-without-score' : (rule?.bands.findIndex((band) => value >= band.lo && value <= band.hi) ?? -1)));
    }
  }
  for (const [key, part] of left) if (part.action.do === 'replace' && hasReplaced(proof, part, state, path)) left.delete(key);
  for (const [key, part] of left) if (part.at > 0 && failureActs(program.modules[part.module], part, path, program.modules)) left.delete(key);
}

/** The module is replaced on the path, and it is this part that did it. */
function hasReplaced({ program, procedure }: Proof, { module, key }: Part, state: LearnerState, path: LearnerPath): boolean {
  const own = program.modules[module] as ProgramModule;
  if (replacementOn(path, own.id) === undefined) return false;
  const why = procedure.decide(program, module, state, true).replacedWhy;
  return why !== null && firedBy(own, state.evidence, why).includes(key);
}

/** Zones that are drawn give other learners other modules: a few keys, for what is left. */
function drawForAll(proof: Proof, left: Map<string, Part>): void {
  if (!proof.program.zones.some((zone) => zone.policy === 'elective' && zone.choice.policy === 'seeded')) return;
  for (const part of [...left.values()]) {
    for (const state of attemptsAt(proof, part).slice(0, 5)) {
      for (let key = 1; key <= 40 && left.has(part.key); key++) strike(proof, left, state, proof.procedure.evaluate(proof.program, state, true, `learner ${key}`));
    }
  }
}

/** Nothing follows after a person is awaited (E-47), so later failures do not happen. */
function failureActs(module: ProgramModule | undefined, { at, action, rule }: Part, path: LearnerPath, modules: readonly ProgramModule[]): boolean {
  const tried = path.steps.filter((step) => step.module === module?.id && (step.state === 'done' || step.state === 'escalated')).length;
  if (!module || tried !== at || module.failures.some((step) => step.action.do === 'escalate' && step.at < at)) return false;
  if (action.do === 'lock') return !path.steps.some((step) => step.module === module.id && step.state === 'escalated');
  if (action.do === 'escalate') return path.steps.some((step) => step.module === module.id && step.state === 'escalated');
  return action.do === 'insert' && action.modules.some((inserted) => path.steps.some((step) => step.module === modules[inserted]?.id && (step.state === 'open' || step.state === 'locked') && (step.origin !== 'inserted' || step.reasons.some((reason) => reason.rule === undefined || reason.rule === rule || reason.code === 'inserted-by-rule'))));
}
