import { err, ok, type Result } from '../../kit/result';
import { subjectIdSchema } from '../../model/ids';
import { evidenceKinds, type EvidenceKind } from '../../model/vocabulary';

/** What a column of a people table holds (docs/user/simulate.md). */
export type PeopleColumn =
  | { readonly holds: 'id' } | { readonly holds: 'role' } | { readonly holds: 'formats' } | { readonly holds: 'needs' } | { readonly holds: 'nothing' }
  | { readonly holds: 'group' | 'fact' | 'choice'; readonly name: string }
  | { readonly holds: 'score' | 'passed' | 'completed' | 'attempts'; readonly subject: string; readonly kind: EvidenceKind };

/** Which headers stand for which columns, where they do not say so themselves. */
export interface PeopleHeaders {
  readonly id: string;
  readonly role: string;
  readonly groups: readonly string[];
}

const usualKind = { score: 'recall', passed: 'recall', completed: 'record', attempts: 'record' } as const;

/** Reads the headers; columns that say nothing are left out and named, for they may be of no business here. */
export function readHeaders(headers: readonly string[], names: PeopleHeaders): Result<{ readonly columns: readonly PeopleColumn[]; readonly ignored: readonly string[] }, readonly string[]> {
  const problems: string[] = [];
  const ignored: string[] = [];
  const columns = headers.map((header, index): PeopleColumn => {
    const text = header.trim();
    if (text !== '' && headers.findIndex((other) => other.trim() === text) < index) problems.push(`The column ${JSON.stringify(text)} is there twice.`);
    if (text === names.id) return { holds: 'id' };
    if (text === names.role) return { holds: 'role' };
    if (names.groups.includes(text)) return { holds: 'group', name: text };
    if (text === 'formats' || text === 'needs') return { holds: text };
    const [what = '', ...rest] = text.split(':');
    if ((what === 'group' || what === 'fact' || what === 'choice') && rest.join(':') !== '') return { holds: what, name: rest.join(':') };
    if (what === 'score' || what === 'passed' || what === 'completed' || what === 'attempts') return evidenceColumn(what, rest, text, problems);
    if (text !== '') ignored.push(text);
    return { holds: 'nothing' };
  });
  for (const [what, name] of [['id', names.id], ['role', names.role]] as const) if (!columns.some(({ holds }) => holds === what)) problems.push(`There is no column ${JSON.stringify(name)} with the ${what === 'id' ? 'id of each learner (--id-column names another)' : 'role of each learner (--role-column names another)'}.`);
  for (const name of names.groups) if (!headers.some((header) => header.trim() === name)) problems.push(`There is no column ${JSON.stringify(name)}, which --group-column names.`);
  return problems.length > 0 ? err(problems) : ok({ columns, ignored });
}

/** `score:module:intro:simulation`: the kind may be left out. */
function evidenceColumn(what: keyof typeof usualKind, rest: readonly string[], header: string, problems: string[]): PeopleColumn {
  const [type = '', key = '', kind = usualKind[what], ...more] = rest;
  const subject = `${type}:${key}`;
  const known = evidenceKinds.find((candidate) => candidate === kind);
  if (!subjectIdSchema.safeParse(subject).success || more.length > 0) problems.push(`The column ${JSON.stringify(header)} must be ${what}: and the id of a module, objective, competency or measure, as in ${what}:module:intro.`);
  else if (!known) problems.push(`The column ${JSON.stringify(header)} ends in ${JSON.stringify(kind)}, which is no kind of evidence: ${evidenceKinds.join(', ')}.`);
  return { holds: what, subject, kind: known ?? 'recall' };
}
