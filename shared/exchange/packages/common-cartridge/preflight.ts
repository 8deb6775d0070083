import type { Finding } from '../../../kit/finding';
import { inOrderOfId } from '../../../kit/order';
import type { QuestionSet } from '../../../model/question-set';
import { quoted } from '../../descriptions/description/names';
import { counted } from '../../descriptions/description/words';
import type { DescribedPath } from '../../descriptions/description/described-path';
import { pagesOf } from '../one-player/player-content';
import { areWeightsRounded, heldQuestions } from './assessment';

/** What a cartridge cannot hold, and what it gives away. */
export function preflightCartridge({ document, modules }: DescribedPath): readonly Finding[] {
  const onPath = new Set(modules.map(({ record }) => record.id));
  const sets = inOrderOfId(document.tables['question-set']).filter(({ module }) => onPath.has(module));
  const imported = modules.filter(({ record }) => pagesOf(document, record.id).some(({ format }) => format === 'asset'));
  return [
    ...keyFindings(sets),
    ...sets.flatMap(setFindings),
    ...imported.map(({ record }): Finding => ({ code: 'TRL-X014', severity: 'warning', message: `${quoted(record.title)} shows imported pages without their scripts; what they do on their own does not work there.`, records: [record.id] })),
  ];
}

function keyFindings(sets: readonly QuestionSet[]): readonly Finding[] {
  const held = sets.filter((set) => heldQuestions(set).length > 0);
  const count = held.reduce((sum, set) => sum + heldQuestions(set).length, 0);
  if (count === 0) return [];
  return [{ code: 'TRL-X040', severity: 'warning', message: `The right answers to ${counted(count, 'question')} stand readable in the cartridge, because the LMS marks them. Give the file to those who may know them only.`, records: held.map(({ id }) => id) }];
}

function setFindings(set: QuestionSet): readonly Finding[] {
  const held = heldQuestions(set);
  const of = quoted(set.title);
  const matching = set.questions.filter(({ kind }) => kind === 'matching').length;
  const left = set.questions.length - held.length - matching;
  const blanks = held.filter(({ kind }) => kind === 'numeric').length;
  const find = (code: string, severity: Finding['severity'], message: string): Finding => ({ code, severity, message, records: [set.id, set.module] });
  return [
    ...(held.length === 0 ? [find('TRL-X041', 'warning', `${of} is left out: its questions ${left === 0 ? 'are matching questions' : matching === 0 ? 'ask for numbers with a tolerance' : 'ask for numbers with a tolerance, or are matching questions'}, which Common Cartridge cannot ${left === 0 ? 'hold' : 'mark'}. Add questions of another kind.`)] : []),
    ...(matching > 0 && held.length > 0 ? [find('TRL-X041', 'warning', `${of} loses ${counted(matching, 'matching question')}, which Common Cartridge cannot hold; the others weigh more for it. Ask for each pair by a choice.`)] : []),
    ...(left > 0 && held.length > 0 ? [find('TRL-X041', 'warning', `${of} loses ${counted(left, 'question')} that ${left === 1 ? 'asks for a number' : 'ask for numbers'} with a tolerance, which Common Cartridge cannot mark; the others weigh more for it.`)] : []),
    ...(blanks > 0 ? [find('TRL-X042', 'info', `${counted(blanks, 'numeric question')} of ${of} ${blanks === 1 ? 'becomes a blank' : 'become blanks'} to fill in: only the number as written is right, so 2.50 is not 2.5.`)] : []),
    ...(held.length > 0 && areWeightsRounded(held.map(({ points }) => points)) ? [find('TRL-X043', 'info', `The points of ${of} are rounded to weights of 1 to 99: scores may differ by a little.`)] : []),
  ];
}
