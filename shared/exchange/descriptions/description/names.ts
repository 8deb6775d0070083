import type { TrellisDocument } from '../../../document/trellis-document';
import type { Program } from '../../../path/program';

/** Names of records by id, for sentences: the title, or the id where there is none. */
export type NameOf = (id: string) => string;

export function nameOfRecords(document: TrellisDocument): NameOf {
  const { module, objective, competency, zone, rule } = document.tables;
  return (id) => module.get(id)?.title ?? objective.get(id)?.text ?? competency.get(id)?.title ?? zone.get(id)?.title ?? rule.get(id)?.title ?? id;
}

/** What a table calls each module of the path: its code where no other has it, else its title where no other has that, else the title with the key of its id. */
export function moduleLabels(program: Program): readonly string[] {
  const count = (names: readonly string[]): ReadonlyMap<string, number> => names.reduce((counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1), new Map<string, number>());
  const names = count(program.modules.flatMap(({ code, title }) => [code, title].filter((name, at, both) => name !== '' && both.indexOf(name) === at)));
  const isFree = (name: string): boolean => names.get(name) === 1;
  return program.modules.map(({ id, code, title }) => (isFree(code) ? code : isFree(title) ? title : `${title} (${id.slice(id.indexOf(':') + 1)})`));
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[], last = 'and'): string {
  return names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;
}

export const quoted = (name: string): string => `“${name}”`;
