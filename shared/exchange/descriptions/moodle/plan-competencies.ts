import type { Finding } from '../../../kit/finding';
import { err, ok } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import { guardText, writeCsv } from '../csv/write-csv';
import { describePath, type DescribedPath } from '../description/described-path';
import type { ExportBuilder } from '../../export-input';
import { slugOf } from '../../identifiers';
import { describedFates } from '../../packages/one-player/fates';
import { competencyRows, shortName } from './competency-rows';

/**
 * The role's competencies as Moodle imports a framework (Site administration, Competencies, Import competency framework; tool_lpimportcsv). UTF-8 without a
 * byte-order mark: a program reads it. Refused where the role touches no competency.
 */
export const planMoodleCompetencies: ExportBuilder = ({ document }, program) => {
  const path = describePath(document, program);
  if (path.competencies.length === 0) return err([{ code: 'TRL-X012', severity: 'error', message: `“${program.title}” asks for no competency, and its modules name none: there is nothing for Moodle. Give the role targets, or its modules competencies.`, records: [program.role] }]);
  const name = `${slugOf(program.title, 'role')}-competencies.csv`;
  const identifiers = Object.fromEntries([program.role, ...path.competencies.map(({ id }) => id)].map((id) => [id, id]));
  return ok({ files: [{ path: name, bytes: encodeUtf8(writeCsv(competencyRows(path))) }], suggestedName: name, rules: describedFates(document, program, () => null), preflight: nameFindings(path), identifiers });
};

/** Names that Moodle would not show as written: it drops what looks like a tag (PARAM_TEXT), skips what PHP calls empty, and sees the apostrophe that guards a formula. */
function nameFindings({ program, competencies }: DescribedPath): readonly Finding[] {
  const named = [{ id: program.role, title: program.title }, ...competencies.map(({ id, title, code }) => ({ id, title: code === '' ? title : `${code} ${title}` }))];
  return named.flatMap(({ id, title }): readonly Finding[] => {
    const why = /<[^\s<]/.test(title) ? 'Moodle takes part of it for a tag and drops that' : /^\s*0?\s*$/.test(shortName(title)) ? 'Moodle takes it for empty and skips the row' : guardText(title) === title ? '' : 'it looks like a formula, so an apostrophe stands before it';
    return why === '' ? [] : [{ code: 'TRL-X013', severity: 'warning', message: `The name “${title}” does not reach Moodle as written: ${why}. Rename it, or mend it there.`, records: [id] }];
  });
}
