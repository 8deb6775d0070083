import { settingsOf, type TrellisDocument } from '../../document/trellis-document';
import type { Finding } from '../../kit/finding';
import { ok } from '../../kit/result';
import type { Program } from '../../path/program';
import type { ExportBuilder } from '../export-input';
import type { ReportingOptions } from '../export-options';
import { packageIdentifiers } from '../identifiers';
import { onePlayer } from '../one-player/plan-export';
import { testOf } from '../one-player/player-content';
import { courseStructure, type MoveOn } from './course-structure';

/** xs:language, as the schema of the course structure has it. */
const languageTag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

/** The package with one AU, our player, for cmi5 (Quartz, 1st edition). Identifiers are `urn:trellis:…` names made of the role's id: the same in every export, and nothing can be fetched from them. */
export const planCmi5: ExportBuilder = (input, program) => {
  const { document, options, sha256 } = input;
  const { language, title } = settingsOf(document);
  const isTag = languageTag.test(language);
  const base = `urn:trellis:${packageIdentifiers(program.role, sha256).root.slice(1)}`;
  const identifiers = { course: `${base}:course`, au: `${base}:player` };
  const structure = courseStructure({
    ...identifiers,
    title: program.title,
    description: document.tables.role.get(program.role)?.description || title,
    language: isTag ? language : 'und',
    moveOn: moveOnOf(program, options),
    masteryScore: masteryScoreOf(document, program, options),
  });
  const plan = onePlayer('cmi5', () => structure, 'cmi5.xml')(input, program);
  if (!plan.ok) return plan;
  const unknown: readonly Finding[] = isTag ? [] : [{ code: 'TRL-X050', severity: 'warning', message: `The language “${language}” of the curriculum is no language tag, such as en or de-CH: cmi5.xml says that it is not known.`, records: ['settings:document'] }];
  return ok({ ...plan.value, identifiers, preflight: [...plan.value.preflight, ...unknown] });
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
