import type { Told } from '../lms';
import type { SavedState } from './saved-state';
import { stateId } from './saved-state';
import type { Statement } from './statements';

/** What a session has told the LRS, as the screen “What your LMS is told” lists it. `said`: statements about the path and about modules, of this session; `isTaken`: nothing waits. */
export function toldOf(saved: SavedState, said: readonly Statement[], isTaken: boolean): readonly Told[] {
  const verbOf = ({ verb }: Statement): string => verb.id.slice(verb.id.lastIndexOf('/') + 1);
  const isAboutPath = ({ object }: Statement): boolean => object.definition === undefined;
  const path = said.filter(isAboutPath);
  const scores = path.flatMap(({ result }) => (result as { readonly score?: { readonly scaled: number } } | undefined)?.score?.scaled ?? []);
  const modules = said.filter((statement) => !isAboutPath(statement) && verbOf(statement) !== 'commented').length;
  const verbs = [...new Set([...saved.said, ...path.map(verbOf)])];
  return [
    { what: 'statements', name: 'verb', value: verbs.join(', '), isTaken },
    { what: 'score', name: 'result.score.scaled', value: scores.length === 0 ? '' : String(scores.at(-1)), isTaken },
    { what: 'modules', name: 'passed, failed, completed', value: String(modules), isTaken },
    { what: 'state', name: stateId, value: saved.progress, isTaken },
    { what: 'time', name: 'result.duration', value: '', isTaken: true },
    { what: 'answers', name: 'answered', value: String(saved.answers), isTaken },
    { what: 'comments', name: 'commented', value: String(saved.notes.length), isTaken },
  ];
}
