import { settingsOf, type TrellisDocument } from '../../../document/trellis-document';
import type { QuestionSet } from '../../../model/question-set';
import type { Program, ProgramZone } from '../../../path/program';
import { usualOptions, type ReportingOptions } from '../../export-options';
import { playerCourse, structureOf } from '../one-player/player-content';
import { playerTest } from '../one-player/player-test';
import type { PackageAssets } from '../one-player/package-assets';
import type { PlayerCourse } from '../player/player-course';
import type { Standard } from '../../targets';

export interface LaunchInput {
  readonly document: TrellisDocument;
  readonly program: Program;
  readonly assets: PackageAssets;
  readonly sha256: (bytes: Uint8Array) => string;
  readonly standard: Standard;
  /** Of these only `interactions`: when an item is completed or passed is settled by what waits for it. */
  readonly options: ReportingOptions;
}

function reportingOf({ interactions }: ReportingOptions): ReportingOptions {
  return { ...usualOptions, interactions };
}

const ownZone: Omit<ProgramZone, 'title'> = {
  id: 'zone:module', policy: 'core-testable', modules: [0], candidates: [], choose: 0, requirement: { unit: 'count', asked: 0, groups: [], mayShare: false }, proven: [], choice: { policy: 'learner', seed: 0 },
  waivable: false, static: false, gates: [],
};

/**
 * The program of one module alone, for a launch that an LMS opens when it is this module's turn: its pass mark, attempts and escalation stay (a launch knows them); what other
 * modules have to do with it is the LMS's.
 */
export function moduleProgram(program: Program, index: number): Program {
  const module = program.modules[index];
  if (!module) throw new Error(`moduleProgram: there is no module ${index}.`);
  const failures = module.failures.filter(({ action }) => action.do !== 'insert');
  // What nothing can spare anybody is said so; what a pre-assessment or a choice can, is the LMS's to decide.
  const policy = module.policy === 'core-locked' ? 'core-locked' : 'core-testable';
  const alone = { ...module, zone: 0, policy, needs: [], with: [], block: [], strict: [], equivalents: [], formats: [], groups: [], rules: [], failures } as const;
  return { ...program, title: module.title, modules: [alone], zones: [{ ...ownZone, policy, title: program.title }], gates: [] };
}

/** The player's course for one module: its pages and its test. */
export function moduleCourse({ document, program, assets, sha256, standard, options }: LaunchInput, index: number): PlayerCourse {
  const course = playerCourse(document, moduleProgram(program, index), assets, sha256, standard, reportingOf(options));
  return { ...course, scope: 'module', subtitle: settingsOf(document).title, names: {} };
}

/** The player's course for one pre-assessment: its questions, nothing else. */
export function preTestCourse({ document, program, assets, sha256, standard, options }: LaunchInput, index: number, set: QuestionSet): PlayerCourse {
  const alone = { ...moduleProgram(program, index), title: set.title };
  const course = playerCourse(document, alone, assets, sha256, standard, reportingOf(options));
  const modules = course.modules.map((module) => ({ ...module, pages: [], test: null, attestedBy: '' as const }));
  const preAssessments = [{ ...playerTest(set), module: 0, kind: set.evidenceKind }];
  return { ...course, scope: 'pre-test', title: set.title, modules, preAssessments, structure: structureOf(alone, modules, preAssessments, sha256), names: {}, glossary: [] };
}
