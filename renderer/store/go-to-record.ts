import { getRecord } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import type { Studio } from './studio';

/** Shows a record: the screen where it can be seen, with it selected. */
export function goToRecord(studio: Studio, id: RecordId): void {
  const document = studio.replica.getState().document;
  const record = getRecord(document, id);
  if (!record) return;
  const { screen } = studio.session.getState();
  const canvas = screen === 'map' || screen === 'path';
  switch (record.type) {
    case 'module':
      studio.session.setState({ selection: [id], screen: canvas || screen === 'library' ? screen : 'library' });
      break;
    case 'page': case 'objective': case 'question-set':
      studio.session.setState({ selection: [record.module], screen: canvas || screen === 'library' ? screen : 'library' });
      break;
    case 'edge':
      studio.session.setState({ selection: [id], screen: canvas ? screen : 'map' });
      break;
    case 'zone': case 'gate': case 'rule':
      studio.session.setState({ selection: [id], role: record.role, screen: 'path' });
      break;
    case 'role':
      studio.session.setState({ selection: [id], role: id, screen: 'path' });
      break;
    case 'profile':
      studio.session.setState((state) => ({ selection: [id], screen: 'simulate', profiles: { ...state.profiles, a: id } }));
      break;
    case 'course':
      studio.session.setState({ selection: [...document.tables.module.values()].filter((module) => module.course === id).map((module) => module.id), screen: 'library' });
      break;
    default:
      studio.session.setState({ selection: [id], screen: canvas ? screen : 'library' });
  }
  studio.signal('reveal');
}

/** Goes back to where a change happened: the screen of its first record that is still there, with all of them selected. */
export function showChange(studio: Studio, focus: readonly RecordId[]): void {
  const document = studio.replica.getState().document;
  const shown = focus.filter((id) => getRecord(document, id));
  const [first] = shown;
  if (!first) return;
  goToRecord(studio, first);
  const selectable = shown.filter((id) => /^(module|zone|edge|gate|rule|role):/.test(id));
  if (selectable.length > 1) studio.session.setState({ selection: selectable.slice(0, 50) });
}
