import type { TrellisDocument } from '../../../document/trellis-document';
import { ok } from '../../../kit/result';
import type { Program } from '../../../path/program';
import type { ExportBuilder } from '../../export-input';
import type { ReportingOptions } from '../../export-options';
import { packageIdentifiers } from '../../identifiers';
import { onePlayer } from '../one-player/plan-export';
import { testOf } from '../one-player/player-content';
import { courseAbout } from './course-about';
import { courseStructure, type AssignableUnit, type MoveOn } from './course-structure';

/** The package with one AU, our player, for cmi5 (Quartz, 1st edition). Identifiers are `urn:trellis:…` names made of the role's id: the same in every export, and nothing can be fetched from them. */
export const planCmi5: ExportBuilder = (input, program) => {
  const { document, options, sha256 } = input;
  const { preflight, ...about } = courseAbout(document, program);
  const base = `urn:trellis:${packageIdentifiers(program.role, sha256).root.slice(1)}`;
  const identifiers = { course: `${base}:course`, au: `${base}:player` };
  const player: AssignableUnit = { kind: 'au', id: identifiers.au, title: about.title, description: about.description, url: 'index.html', moveOn: moveOnOf(program, options), masteryScore: masteryScoreOf(document, program, options) };
  const plan = onePlayer('cmi5', () => courseStructure({ course: identifiers.course, ...about, parts: [player] }), 'cmi5.xml')(input, program);
  if (!plan.ok) return plan;
  return ok({ ...plan.value, identifiers, preflight: [...plan.value.preflight, ...preflight] });
};

/**
 * What the LMS waits for: what a finished path always reports. `passed` only where every finished path says it; with a pass mark that some learners do not meet on their path
 * (`by-mark`), completed or passed.
 */
export function moveOnOf(program: Pick<Program, 'modules'>, { finished }: Pick<ReportingOptions, 'finished'>): MoveOn {
  if (finished === 'passed') return 'CompletedAndPassed';
  return finished === 'by-mark' && program.modules.some(({ passMark }) => passMark !== null) ? 'CompletedOrPassed' : 'Completed';
}

/**
 * Share of 0 to 1 that passes the AU, or null. Only where the score of the path is that of one test with a mark: elsewhere it is a mean of tests with marks of their own, and no one share
 * decides. An AU that only reports completed has none.
 */
export function masteryScoreOf(document: TrellisDocument, program: Pick<Program, 'modules'>, { finished }: Pick<ReportingOptions, 'finished'>): number | null {
  const tested = program.modules.filter(({ id }) => testOf(document, id) !== undefined);
  const mark = tested.length === 1 && finished !== 'completed' ? (tested[0]?.passMark ?? null) : null;
  return mark === null ? null : mark / 10_000;
}
