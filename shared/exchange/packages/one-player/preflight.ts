import type { Finding } from '../../../kit/finding';
import type { TrellisDocument } from '../../../document/trellis-document';
import type { Program } from '../../../path/program';
import type { PlayerCourse } from '../player/player-course';
import { estimateProgress, progressShape } from '../player/progress-codec';
import { scoStateAssumed } from '../player/sco-state';
import { standardNames, suspendLimits, type Standard } from '../../targets';
import { pagesOf, setsOf } from './player-content';
import { preflightLook } from './preflight-look';

/** Attempts at each test that the room for progress is reckoned with. */
export const attemptsAssumed = 2;
/** Characters for the place and status of a content object that keeps nothing else. */
const placeAssumed = 60;

/** What would not work, or not as simulated, in the one-player package. Errors refuse the export. */
export function preflightPlayer(document: TrellisDocument, program: Program, course: PlayerCourse): readonly Finding[] {
  return [...preflightModules(document, program, course), ...preflightLook(document), ...sizeFindings(document, program, course)];
}

/** What of it concerns single modules. `course.modules` beside `program.modules`. */
export function preflightModules(document: TrellisDocument, program: Program, course: Pick<PlayerCourse, 'modules' | 'preAssessments'>): readonly Finding[] {
  return program.modules.flatMap((_module, index) => moduleFindings(document, program, course, index));
}

function moduleFindings(document: TrellisDocument, program: Program, course: Pick<PlayerCourse, 'modules' | 'preAssessments'>, index: number): readonly Finding[] {
  const { id, title, passMark, mustScore } = program.modules[index]!;
  const player = course.modules[index]!;
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], message: string): void => void findings.push({ code, severity, message, records: [id] });
  const scos = player.pages.filter((page) => page.sco !== undefined);
  const isUnscored = player.test === null && scos.length === 0 && (mustScore || (passMark !== null && player.attestedBy === ''));
  if (isUnscored) add('TRL-X001', 'error', `“${title}” has a pass mark, and nothing in the package can score it. Add a question set after the module, or take the pass mark away.`);
  if (player.pages.length === 0 && player.test === null && player.attestedBy === '') add('TRL-X002', 'warning', `“${title}” has neither pages nor questions: learners find only its title. Write a page for it.`);
  if (scos.length > 0) add('TRL-X051', 'info', `“${title}” is an imported content object: the player runs it, keeps its place and ${player.test ? 'leaves the result to the module’s own test' : 'takes its status and score for the module'}; its own questions are not reported one by one.`);
  if (player.pages.some((page) => page.frame !== '' && page.sco === undefined)) add('TRL-X004', 'warning', `“${title}” shows imported pages in a sandbox; they say nothing of a result, so give it a test where one is wanted.`);
  if (player.pages.some((page) => page.frame === '' && page.html === '')) add('TRL-X005', 'warning', `“${title}” has an empty page.`);
  if (setsOf(document, id, 'post').length > 1) add('TRL-X006', 'warning', `“${title}” has several tests; only the first, “${player.test?.title ?? ''}”, is in the package.`);
  if (player.attestedBy !== '') add('TRL-X007', 'info', `“${title}” is recorded by a ${player.attestedBy}; the package only tells the learner so.`);
  const unread = setsOf(document, id, 'pre').filter((set) => !course.preAssessments.some((test) => test.id === set.id));
  for (const set of unread) add('TRL-X008', 'info', `The pre-assessment “${set.title}” is left out: no rule reads its result.`);
  return findings;
}

function sizeFindings(document: TrellisDocument, program: Program, course: PlayerCourse): readonly Finding[] {
  const size = estimateProgress(progressShape(course), attemptsAssumed);
  const limit = suspendLimits[course.standard];
  if (size <= limit) return scoFindings(document, program, course.standard, limit - size);
  const message = `The progress of “${program.title}” takes about ${size} characters; ${standardNames[course.standard]} ${course.standard === 'cmi5' ? 'packages save at most' : 'guarantees'} ${limit}. ${course.standard === 'scorm12' ? 'Export for SCORM 2004, which keeps 64000, or split the role.' : 'Split the role.'}`;
  return [{ code: 'TRL-X003', severity: 'error', message, records: [program.role] }];
}

/** Whether the imported content objects of a path fit into one launch. `room`: characters beside the player's own progress. */
function scoFindings(document: TrellisDocument, program: Program, standard: Standard, room: number): readonly Finding[] {
  const scos = program.modules.flatMap(({ id }) => pagesOf(document, id).flatMap((page) => (page.sco ? [{ module: id, kept: page.sco.savesState ? scoStateAssumed : placeAssumed }] : [])));
  const size = scos.reduce((sum, { kept }) => sum + kept, 0);
  if (size <= room) return [];
  const keeping = scos.filter(({ kept }) => kept === scoStateAssumed);
  const better = standard === 'scorm12' && size <= suspendLimits.scorm2004 - suspendLimits.scorm12 ? 'SCORM 2004 (target scorm2004-4), which keeps 64000, or a package per module (target modules)' : 'a package per module (target modules)';
  const message = `${keeping.length === 1 ? 'An imported content object keeps' : `${keeping.length} imported content objects keep`} data of their own, for which ${scoStateAssumed} characters each are set aside; ${standardNames[standard]} has room for ${Math.max(0, room)} beside the player’s own. Export as ${better}.`;
  return [{ code: 'TRL-X052', severity: 'error', message, records: keeping.map(({ module }) => module) }];
}
