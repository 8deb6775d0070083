import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { openForm } from './cohort-forms';
import { lineIds } from './selectors';
import { openScenario } from './simulation-verbs';
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
    case 'rule':
      studio.session.setState({ selection: [id], role: roleFor(document, studio.session.getState().role, record.role), screen: screen === 'path' ? 'path' : 'rules' });
      break;
    case 'zone': case 'gate':
      studio.session.setState({ selection: [id], role: roleFor(document, studio.session.getState().role, record.role), screen: screen === 'rules' && (record.type === 'gate' || record.policy === 'elective') ? 'rules' : 'path' });
      break;
    case 'role':
      studio.session.setState({ selection: [id], role: id, screen: 'path' });
      break;
    case 'profile':
      studio.session.setState((state) => ({ selection: [id], screen: 'simulate', simulateView: 'one', profiles: { ...state.profiles, a: id } }));
      break;
    case 'cohort':
      openForm(studio, record);
      studio.session.setState({ selection: [id], screen: 'simulate', simulateView: 'cohort' });
      break;
    case 'scenario':
      openScenario(studio, record);
      studio.session.setState({ selection: [id], screen: 'simulate', simulateView: 'one' });
      break;
    case 'course':
      studio.session.setState({ selection: [...document.tables.module.values()].filter((module) => module.course === id).map((module) => module.id), screen: 'library' });
      break;
    // Settings are edited beside what they are about: the window stays where it is.
    case 'settings':
      return;
    default:
      studio.session.setState({ selection: [id], screen: canvas ? screen : 'library' });
  }
  studio.signal('reveal');
}

/** A record of a role that the window's role inherits from is seen there: the window stays. */
function roleFor(document: TrellisDocument, chosen: RecordId | null, own: RecordId): RecordId {
  return chosen && lineIds(document, chosen).includes(own) ? chosen : own;
}

/** Goes back to where a change happened: the screen of its first record that is still there, with all of them selected. */
export function showChange(studio: Studio, focus: readonly RecordId[]): void {
  const document = studio.replica.getState().document;
  const shown = focus.filter((id) => getRecord(document, id));
  const [first] = shown;
  if (!first) return;
  // What is selected already stays selected, all of it.
  const { selection, screen } = studio.session.getState();
  if (screen === 'library' && shown.length > 1 && shown.every((id) => selection.includes(id))) return studio.signal('reveal');
  goToRecord(studio, first);
  const selectable = shown.filter((id) => /^(module|zone|edge|gate|rule|role):/.test(id));
  if (selectable.length > 1) studio.session.setState({ selection: selectable.slice(0, 50) });
}
