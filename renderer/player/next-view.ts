import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
import type { Progress } from '#shared/exchange/packages/player/progress-codec';
import type { LearnerPath, PathStep } from '#shared/path/learner-path';
import { isSuggestion } from './outline';

/** What the main part shows. Modules, tests and zones as numbers of the course. */
export type View =
  | { readonly kind: 'pre'; readonly test: number }
  | { readonly kind: 'page'; readonly module: number; readonly page: number }
  | { readonly kind: 'test'; readonly module: number }
  | { readonly kind: 'choose'; readonly zone: number }
  | { readonly kind: 'locked'; readonly module: number }
  | { readonly kind: 'glossary' }
  | { readonly kind: 'reported' }
  | { readonly kind: 'end' };

/** Pre-assessments to be answered or skipped before a module opens: those about steps that are still ahead. */
export function pendingPreAssessments(course: PlayerCourse, progress: Progress, path: LearnerPath): readonly number[] {
  const seen = new Set(progress.events.flatMap((event) => (event.kind === 'attempt' ? [] : [event.test])));
  const waits = waitingForChoice(course, progress, path);
  const ahead = new Set(path.steps.filter((step) => (step.state === 'open' || step.state === 'locked') && step.attempt <= 1 && !waits(step)).map((step) => step.module));
  return course.preAssessments.flatMap((test, index) => (!seen.has(index) && ahead.has(course.program.modules[test.module]?.id ?? '') ? [index] : []));
}

/** What comes next on the path: a pre-assessment, a choice, the first open step, or the end. */
export function nextView(course: PlayerCourse, progress: Progress, path: LearnerPath): View {
  const [test] = pendingPreAssessments(course, progress, path);
  if (test !== undefined) return { kind: 'pre', test };
  if (course.scope === 'pre-test') return { kind: 'end' };
  const open = path.steps.filter((step) => step.state === 'open');
  const waits = waitingForChoice(course, progress, path);
  const first = open.find((step) => !waits(step));
  if (first) return { kind: 'page', module: moduleIndex(course, first.module), page: 0 };
  const isOffered = (step: PathStep): boolean => isSuggestion(course, progress, step);
  const suggested = open.find(isOffered) ?? (open.length > 0 ? path.steps.find(isOffered) : undefined);
  if (!suggested) return { kind: 'end' };
  const zone = suggested.reasons.find((reason) => reason.code === 'chosen-by-default')?.zone;
  return { kind: 'choose', zone: course.program.zones.findIndex((candidate) => candidate.id === zone) };
}

/** Suggestions, and what only they bring: nobody is sent to the practice or the prerequisite of something that is not chosen yet. */
function waitingForChoice(course: PlayerCourse, progress: Progress, path: LearnerPath): (step: PathStep) => boolean {
  const suggested = new Set(path.steps.filter((step) => isSuggestion(course, progress, step)).map((step) => step.module));
  if (suggested.size === 0) return () => false;
  const broughtBy = new Map(path.steps.map((step) => [step.module, step.origin === 'pulled-in' ? step.reasons.find(({ code }) => code === 'pulled-in')?.modules?.[0] : step.origin === 'inserted' ? step.serves : undefined]));
  return (step) => {
    const seen = new Set<string>();
    for (let module: string | undefined = step.module; module !== undefined && !seen.has(module); module = broughtBy.get(module)) {
      if (suggested.has(module)) return true;
      seen.add(module);
    }
    return false;
  };
}

export function moduleIndex(course: PlayerCourse, id: string): number {
  return course.program.modules.findIndex((module) => module.id === id);
}
