import type { Finding } from '../../../kit/finding';
import type { DescribedModule, DescribedPath } from '../../descriptions/description/described-path';
import { quoted } from '../../descriptions/description/names';
import { formatScore } from '../../../path/bands';
import type { LmsPath } from '../lms-path/lms-path';
import { pagesOf, setsOf } from '../one-player/player-content';
import { isTooWide, mostCombinations } from './availability';
import { longestName } from './course-model';

/** What the course does not keep, by module and name. */
export function preflightCourse(described: DescribedPath, path: LmsPath): readonly Finding[] {
  const { program } = described;
  const names = [{ id: program.role, title: program.title, most: 254 }, ...program.zones.map(({ id, title }) => ({ id, title, most: longestName })), ...path.modules.map(({ index }) => ({ id: program.modules[index]!.id, title: program.modules[index]!.title, most: longestName }))];
  return [...path.modules.flatMap(({ index, lock }) => moduleFindings(described, described.modules[index]!, isTooWide(lock))), ...names.flatMap(nameFindings)];
}

function moduleFindings({ document }: DescribedPath, { record, program, recordedBy }: DescribedModule, tooWide: boolean): readonly Finding[] {
  const sets = setsOf(document, record.id, 'post');
  const mark = program.passMark === null ? '' : `, and its pass mark of ${formatScore(program.passMark)} is not asked for`;
  const title = quoted(record.title);
  const find = (code: string, severity: Finding['severity'], message: string, ...records: readonly string[]): Finding => ({ code, severity, message, records: [record.id, ...records] });
  return [
    ...(tooWide ? [find('TRL-X044', 'warning', `${title} waits for some of many with more than ${mostCombinations} combinations; Moodle has no “at least”, so it waits for all of them there. Ask for fewer, or part the group.`)] : []),
    ...(sets.length > 0 || program.passMark !== null ? [find('TRL-X045', 'warning', `${title} has no test in the course${mark}: opening the page completes it. Add a quiz in Moodle, or export a SCORM package.`, ...sets.map(({ id }) => id))] : []),
    ...setsOf(document, record.id, 'pre').map((set) => find('TRL-X008', 'info', `The pre-assessment ${quoted(set.title)} is left out: the course has no quiz, and no rule reads its result there.`, set.id)),
    ...(recordedBy === '' ? [] : [find('TRL-X007', 'info', `${title} is recorded by a ${recordedBy}; the course only tells the learner so, and opening the page completes it.`)]),
    ...(pagesOf(document, record.id).some(({ format }) => format === 'asset') ? [find('TRL-X014', 'warning', `${title} shows imported pages without their scripts; what they do on their own does not work there.`)] : []),
  ];
}

function nameFindings({ id, title, most }: { readonly id: string; readonly title: string; readonly most: number }): readonly Finding[] {
  return [
    ...(title.length > most ? [{ code: 'TRL-X046', severity: 'warning', message: `The name “${title}” is longer than the ${most} characters that Moodle keeps: its end is left out. Shorten it.`, records: [id] } as const] : []),
    ...(/<[^\s<]/.test(title) ? [{ code: 'TRL-X013', severity: 'warning', message: `The name “${title}” does not show in Moodle as written: Moodle takes part of it for a tag and hides that. Rename it, or mend it there.`, records: [id] } as const] : []),
  ];
}
