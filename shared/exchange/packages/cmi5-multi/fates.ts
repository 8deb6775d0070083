import type { TrellisDocument } from '../../../document/trellis-document';
import type { RuleFate } from '../../fate';
import { leftOutFate } from '../lms-path/left-out-fate';
import type { LmsPath } from '../lms-path/lms-path';
import { attemptFates } from '../lms-path/static-fates';
import { testOf } from '../one-player/player-content';
import { poolFates } from '../one-player/pool-fates';
import { attestedFates, describedFates, type RuleSubject } from '../one-player/fates';

const where: Readonly<Partial<Record<RuleSubject, string>>> = { prerequisites: 'the description of each unit', groups: 'the description of each unit', corequisites: 'the description of each unit', gate: 'the description of each unit', zone: 'the blocks of the course' };

/** What becomes of every construct of the role in a course of blocks and AUs: cmi5 knows an order to list them in and what each has to reach, nothing that holds one back. */
export function cmi5MultiFates(document: TrellisDocument, path: LmsPath): readonly RuleFate[] {
  const { program } = path;
  const marked = program.modules.filter(({ passMark }) => passMark !== null);
  const marks = marked.filter(({ id }) => testOf(document, id) !== undefined).length;
  const unwritten = marked.length - marks;
  const inUnits = new Map([...attemptFates(program, () => ({ fate: 'dropped', how: 'No unit brings another: the practice is left out, and the next attempt does not wait.' })), ...attestedFates(document, program), ...poolFates(program.modules.flatMap(({ id }) => testOf(document, id) ?? []))].map((fate) => [fate.rule, fate]));
  return [
    { rule: 'Order of the path', fate: 'degraded', how: 'Blocks and units are listed in it; learners may take them in any order.' },
    ...(marks > 0 ? [{ rule: `Pass marks (${marks} ${marks === 1 ? 'module' : 'modules'})`, fate: 'kept', how: 'Each unit has its mark as masteryScore, and counts when it is passed.' } as const] : []),
    ...(unwritten > 0 ? [{ rule: `Pass marks without a test here (${unwritten} ${unwritten === 1 ? 'module' : 'modules'})`, fate: 'degraded', how: 'No masteryScore is written: imported content, or somebody else, says whether it is passed.' } as const] : []),
    ...describedFates(document, program, (subject) => where[subject] ?? null).map((fate) => inUnits.get(fate.rule) ?? fate),
    ...leftOutFate(path, 'package'),
  ];
}
