import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
import type { Progress } from '#shared/exchange/packages/player/progress-codec';
import type { MediaFormat } from '#shared/model/vocabulary';
import type { LearnerPath } from '#shared/path/learner-path';
import type { Program } from '#shared/path/program';

/** One way to take a step. `version`: 0 as designed, n for the n-th of the module's formats. `module`: what is read then. */
export interface Version {
  readonly version: number;
  readonly module: number;
  readonly format: MediaFormat | null;
}

/** What the learner has chosen, module by module. */
export function versionsOf({ program }: PlayerCourse, { versions }: Progress): readonly { readonly module: number; readonly format: MediaFormat }[] {
  return versions.flatMap((version, module) => {
    const chosen = version > 0 ? program.modules[module]?.formats[version - 1] : undefined;
    return chosen ? [{ module, format: chosen.format }] : [];
  });
}

/**
 * The program as this learner takes it: of each module only the format that was chosen for it is left, so that the engine's own rule (engine.md E-77), which knows preferences for all modules at once,
 * decides it module by module. The same program where nothing was chosen.
 */
export function programFor(course: PlayerCourse, progress: Progress): Program {
  const { program } = course;
  if (versionsOf(course, progress).length === 0) return program;
  const known = programs.get(progress.versions);
  if (known?.course === course) return known.program;
  const modules = program.modules.map((module, index) => {
    if (module.formats.length === 0) return module;
    const chosen = module.formats[(progress.versions[index] ?? 0) - 1];
    return { ...module, format: chosen ? null : module.format, formats: chosen ? [chosen] : [] };
  });
  const made = { ...program, modules };
  programs.set(progress.versions, { course, program: made });
  return made;
}

/** The engine keeps tables by program: the same choices get the same one. Choices are replaced, never changed. */
const programs = new WeakMap<Progress['versions'], { readonly course: PlayerCourse; readonly program: Program }>();

/** The module that a step stands for by the learner's choice, or the module itself. */
export function chosenFor(course: PlayerCourse, progress: Progress, module: number): number {
  const found = progress.versions.findIndex((version, index) => version > 0 && course.program.modules[index]?.formats[version - 1]?.module === module);
  return found < 0 ? module : found;
}

/** In what formats a step can be taken, as designed first; empty where there is one only, or where it is settled, tried or not to be replaced. */
export function versionsFor(course: PlayerCourse, progress: Progress, path: LearnerPath, module: number): readonly Version[] {
  const base = chosenFor(course, progress, module);
  const about = course.program.modules[base];
  if (!about || about.formats.length === 0 || about.asked) return [];
  const all: readonly Version[] = [{ version: 0, module: base, format: about.format }, ...about.formats.map((other, index) => ({ version: index + 1, module: other.module, format: other.format }))];
  const isTried = progress.events.some((event) => event.kind === 'attempt' && all.some((one) => one.module === event.module));
  const isOpen = path.steps.some((step) => step.module === course.program.modules[module]?.id && (step.state === 'open' || step.state === 'locked'));
  return isOpen && !isTried ? all : [];
}

export function withVersion({ program }: PlayerCourse, versions: Progress['versions'], module: number, version: number): Progress['versions'] {
  return program.modules.map((_, index) => (index === module ? version : (versions[index] ?? 0)));
}
