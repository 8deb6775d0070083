import { compile } from '#shared/path/compile';
import type { Program } from '#shared/path/program';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { packageAssets } from '#shared/exchange/packages/one-player/package-assets';
import { playerCourse } from '#shared/exchange/packages/one-player/player-content';
import type { PlayerCourse, PlayerQuestion } from '#shared/exchange/packages/player/player-course';
import { createHash } from 'node:crypto';
import type { Answer } from '../../renderer/player/answers';
import type { Lms, Saved } from '../../renderer/player/lms';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A document's role as the player gets it. Throws when it does not compile. */
export function courseOf(document: TrellisDocument, role = 'role:r'): PlayerCourse {
  const program = programOf(document, role);
  return playerCourse(document, program, packageAssets(document, program.modules.map((module) => module.id), 'branded'), sha256, 'scorm12');
}

export function programOf(document: TrellisDocument, role = 'role:r'): Program {
  const program = compile(document, role);
  if (!program.ok) throw new Error(program.error.map((finding) => finding.message).join(' '));
  return program.value;
}

/** The right answer to every question, or a wrong one. */
export function answersTo(questions: readonly PlayerQuestion[], isRight: boolean): readonly Answer[] {
  return questions.map((question): Answer => {
    if (!isRight) return question.kind === 'true-false' ? [String(!question.answer)] : ['nothing'];
    if (question.kind === 'single') return [question.answer];
    if (question.kind === 'multiple') return question.answers;
    if (question.kind === 'matching') return question.answers.map(String);
    return [String(question.answer)];
  });
}

/** An LMS that keeps what it is given. */
export function fakeLms(suspendData = '', learnerId = ''): Lms & { readonly saves: Saved[]; readonly closed: number[]; readonly notes: string[] } {
  const saves: Saved[] = [];
  const closed: number[] = [];
  const notes: string[] = [];
  return { launch: { suspendData, learner: '', learnerId, interactions: 0, notes: [] }, saves, closed, notes, report: () => undefined, told: () => [], note: (text) => (notes.push(text), 'taken'), save: (saved) => saves.push(saved) > 0, close: (seconds) => closed.push(seconds) > 0, leave: (seconds) => void closed.push(seconds) };
}
