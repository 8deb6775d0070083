import { isPass } from '../../path/evidence';
import type { Program } from '../../path/program';
import type { Run } from '../../path/run';
import type { BatchPlan } from './plan';
import { clear, reserveSteps, stepStates, type Scratch } from './scratch';

/** Brings the run of one learner into the form of the batch. `codes` of the scratch: what outside evidence decides. */
export function copyRun({ prepared, program, book }: BatchPlan, scratch: Scratch, { path, baselineMinutes, baselineModules, evidence, stoppedAt }: Run): void {
  clear(scratch);
  const { steps } = path;
  reserveSteps(scratch, steps.length);
  const failed = failedAttempts(program, prepared.indexOf, evidence);
  steps.forEach((step, at) => {
    const module = prepared.indexOf.get(step.module) ?? -1;
    const isFirst = steps[at - 1]?.module !== step.module;
    const isFailed = failed.has(`${step.module} ${step.attempt}`) && step.state !== 'open' && step.state !== 'locked';
    scratch.modules[at] = module;
    scratch.states[at] = stepStates.indexOf(step.state);
    scratch.failures[at] = isFailed ? 1 : 0;
    scratch.stepMinutes[at] = step.minutes;
    if (step.state === 'waived') scratch.waived++;
    if (step.state === 'credited') scratch.credited++;
    if (step.state === 'exempt') scratch.exempt++;
    if (step.state === 'escalated') scratch.escalated++;
    if (isFailed) scratch.failed++;
    if (isFirst && step.origin === 'inserted') scratch.insertions[scratch.inserted++] = module;
    if (scratch.notesPractice && isFirst && step.serves !== undefined) notePractised(scratch, prepared.indexOf.get(step.serves) ?? -1);
    if (isFirst && step.attempt > 0 && book.extend[scratch.codes[module] as number] !== 0) scratch.extended++;
  });
  const onPath = new Set(steps.map((step) => step.module));
  for (const { module: id } of path.notTaken) {
    const module = prepared.indexOf.get(id) ?? -1;
    const by = book.replacedBy[scratch.codes[module] as number] as number;
    if (by >= 0 && onPath.has(program.modules[by]?.id ?? '')) scratch.replaced[scratch.replacedCount++] = module;
  }
  scratch.lockDays = lockDaysOf(program, evidence);
  copyElectives(prepared, program, scratch, path.electives);
  scratch.steps = steps.length;
  scratch.minutes = path.minutes;
  scratch.baselineMinutes = baselineMinutes;
  const { seated } = scratch;
  if (seated) scratch.baselineSeats = baselineModules.reduce((seats, id) => seats + (seated[prepared.indexOf.get(id) ?? -1] ?? 0), 0);
  scratch.end = stoppedAt !== null ? 2 : path.end === 'escalated' ? 1 : 0;
}

/** Days of the locks that failed attempts met before the next attempt. Days do not move in a run: they are counted here. */
function lockDaysOf({ modules }: Program, evidence: Run['evidence']): number {
  let days = 0;
  for (const module of modules) {
    const locks = module.failures.flatMap(({ at, action }) => (action.do === 'lock' ? [{ at, days: action.days }] : []));
    if (locks.length === 0) continue;
    const attempts = evidence.filter(({ subject, attempt }) => subject === module.id && attempt !== null);
    let failures = 0;
    attempts.forEach((event, index) => {
      failures = isPass(module, event) ? 0 : failures + 1;
      if (failures > 0 && index < attempts.length - 1) days += Math.max(0, ...locks.filter(({ at }) => at === failures).map((lock) => lock.days));
    });
  }
  return days;
}

/** Several inserted steps may serve one module: it is noted once. */
function notePractised(scratch: Scratch, module: number): void {
  const { practised, practisedCount } = scratch;
  if (module >= 0 && !practised.subarray(0, practisedCount).includes(module)) practised[scratch.practisedCount++] = module;
}

function copyElectives({ indexOf }: BatchPlan['prepared'], { zones }: Program, scratch: Scratch, electives: Run['path']['electives']): void {
  scratch.chosenCount = 0;
  for (const { zone, counted } of electives) {
    const index = zones.findIndex(({ id }) => id === zone);
    for (const { module } of counted) {
      scratch.chosenIn[scratch.chosenCount] = index;
      scratch.chosen[scratch.chosenCount++] = indexOf.get(module) ?? -1;
    }
  }
}

/** Attempts that did not pass, as "module number". */
function failedAttempts(program: Program, indexOf: ReadonlyMap<string, number>, evidence: Run['evidence']): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const failed = new Set<string>();
  for (const event of evidence) {
    const module = program.modules[indexOf.get(event.subject) ?? -1];
    if (event.attempt === null || !module) continue;
    const number = (counts.get(module.id) ?? 0) + 1;
    counts.set(module.id, number);
    if (!isPass(module, event)) failed.add(`${module.id} ${number}`);
  }
  return failed;
}
