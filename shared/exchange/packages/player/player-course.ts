import type { ReportingOptions } from '../../export-options';
import type { Standard } from '../../targets';
import type { Program } from '../../../path/program';
import type { BrandColours } from './brand-colours';
import type { EvidenceKind } from '../../../model/vocabulary';

/** What the exported player shows and runs. In `content/course.js` it lies sealed (`SealedCourse`), as plain JSON. */
export interface PlayerCourse {
  readonly version: 1;
  /** The run-time that the player talks to. */
  readonly standard: Standard;
  /** What this launch is: a role's whole path, one module of it, or the pre-assessment of one. The LMS orders the launches of the last two. */
  readonly scope: 'path' | 'module' | 'pre-test';
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  /** Changes when saved progress can no longer be read back: modules, their order, question counts, choices. Never by text. */
  readonly structure: string;
  readonly program: Program;
  /** Beside `program.modules`. */
  readonly modules: readonly PlayerModule[];
  /** Pre-assessments that a rule of the program reads, in the program's order. */
  readonly preAssessments: readonly PlayerPreAssessment[];
  /** Titles of rules, zones and gates, for reasons. */
  readonly names: Readonly<Record<string, string>>;
  readonly glossary: readonly { readonly term: string; readonly definition: string }[];
  readonly reporting: ReportingOptions;
  /** The organisation's look; null: the player's own. */
  readonly brand: PlayerBrand | null;
}

/** `logo`: path of an image in the package, or empty. */
export interface PlayerBrand {
  readonly name: string;
  readonly logo: string;
  readonly colours: BrandColours | null;
}

export interface PlayerModule {
  readonly why: string;
  /** Who records this module, when it is not the learner; empty when the learner completes it here. */
  readonly attestedBy: '' | 'supervisor' | 'coach' | 'mentor';
  readonly objectives: readonly string[];
  readonly pages: readonly PlayerPage[];
  readonly test: PlayerTest | null;
}

/** `html`: sanitised at export. `frame`: address of an imported file, shown in a sandboxed frame. `sco`: it is a content object that talks to its run-time; left out for plain pages; `key` changes with its files. */
export interface PlayerPage {
  readonly title: string;
  readonly html: string;
  readonly frame: string;
  readonly sco?: { readonly launchData: string; readonly key: string };
}

/** Whether imported content objects say how a module went: it has some, and no test of its own. */
export function isScoredBySco({ test, pages }: Pick<PlayerModule, 'test' | 'pages'>): boolean {
  return test === null && pages.some((page) => page.sco !== undefined);
}

export interface PlayerTest {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly PlayerQuestion[];
  /** How many of the questions one attempt is asked; left out: all of them. */
  readonly draw?: number;
}

export interface PlayerPreAssessment extends PlayerTest {
  /** Index of the module that it is about. */
  readonly module: number;
  readonly kind: EvidenceKind;
}

export type PlayerQuestion = PlayerQuestionBase &
  (
    | { readonly kind: 'single'; readonly options: readonly PlayerOption[]; readonly answer: string }
    | { readonly kind: 'multiple'; readonly options: readonly PlayerOption[]; readonly answers: readonly string[] }
    | { readonly kind: 'true-false'; readonly answer: boolean }
    | { readonly kind: 'numeric'; readonly answer: number; readonly tolerance: number }
    | PlayerMatching
  );

/** `matches`: what may be chosen for each prompt, each text once, in an order that tells nothing. `answers`: beside `prompts`, places in `matches`. */
export interface PlayerMatching {
  readonly kind: 'matching';
  readonly prompts: readonly PlayerOption[];
  readonly matches: readonly string[];
  readonly answers: readonly number[];
}

interface PlayerQuestionBase {
  readonly id: string;
  readonly text: string;
  readonly feedback: string;
  readonly points: number;
}

export interface PlayerOption {
  readonly id: string;
  readonly text: string;
}

/** All points of a test. */
export function pointsOf(test: Pick<PlayerTest, 'questions'>): number {
  return test.questions.reduce((sum, question) => sum + question.points, 0);
}
