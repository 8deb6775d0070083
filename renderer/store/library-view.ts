import type { SavedView } from '#shared/model/saved-view';
import { settingsOf } from '#shared/document/trellis-document';
import { settingsId } from '#shared/model/settings';
import { t } from '../i18n/t';
import { newLocalId } from './new-id';
import { savePreferences } from './preferences';
import type { Studio } from './studio';

/** What the library shows, and how: a saved view without its name. */
export type LibraryView = Omit<SavedView, 'id' | 'title'>;

export const plainView: LibraryView = { columns: [], search: '', where: {}, review: 'any', group: 'course', sort: null };

const sorted = ({ columns, search, where, review, group, sort }: LibraryView): string => JSON.stringify([columns, search, Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1)), review, group, sort]);

/** Whether two views show the same. */
export function isSameView(a: LibraryView, b: LibraryView): boolean {
  return sorted(a) === sorted(b);
}

/** The view without the name that it is kept under. */
export function viewOf({ columns, search, where, review, group, sort }: SavedView): LibraryView {
  return { columns, search, where, review, group, sort };
}

const savedViews = (studio: Studio): readonly SavedView[] => settingsOf(studio.replica.getState().document).views;

function keep(studio: Studio, views: readonly SavedView[], label: string): Promise<boolean> {
  return studio.dispatch({ name: 'record.update', payload: { updates: [{ id: settingsId, set: { views } }] } }, { label });
}

/** Keeps what is shown under a name, for everybody who works on the document. */
export async function saveView(studio: Studio, title: string): Promise<void> {
  const { library } = studio.session.getState();
  const id = newLocalId();
  if (await keep(studio, [...savedViews(studio), { ...library.view, id, title }], t('views.undoSave', { title }))) showView(studio, { ...library.view, id, title });
}

/** Puts what is shown in the place of what a saved view showed. */
export async function updateView(studio: Studio, id: string): Promise<void> {
  const { view } = studio.session.getState().library;
  await keep(studio, savedViews(studio).map((saved) => (saved.id === id ? { ...view, id, title: saved.title } : saved)), t('views.undoUpdate'));
}

export async function renameView(studio: Studio, id: string, title: string): Promise<void> {
  await keep(studio, savedViews(studio).map((saved) => (saved.id === id ? { ...saved, title } : saved)), t('views.undoRename', { title }));
}

export async function deleteView(studio: Studio, id: string): Promise<void> {
  if (await keep(studio, savedViews(studio).filter((saved) => saved.id !== id), t('views.undoDelete'))) showView(studio, null);
}

/** Shows a saved view; null: all modules, with the columns of this person. */
export function showView(studio: Studio, saved: SavedView | null): void {
  const columns = studio.session.getState().preferences.libraryColumns;
  studio.session.setState({ library: { view: saved ? viewOf(saved) : { ...plainView, columns }, saved: saved?.id ?? null } });
}

/** Widths of columns, in CSS pixels. */
export const columnWidths = { least: 48, most: 900, step: 16 } as const;

/** Draws a column wider or narrower in this window; null: as it usually is. `keepColumnWidths` then keeps it for this person. */
export function showColumnWidth(studio: Studio, column: string, width: number | null): void {
  const { preferences } = studio.session.getState();
  const { [column]: _before, ...others } = preferences.libraryWidths;
  const bounded = width === null ? null : Math.round(Math.min(columnWidths.most, Math.max(columnWidths.least, width)));
  studio.session.setState({ preferences: { ...preferences, libraryWidths: bounded === null ? others : { ...others, [column]: bounded } } });
}

export function keepColumnWidths(studio: Studio): void {
  savePreferences(studio, { libraryWidths: studio.session.getState().preferences.libraryWidths });
}

export function changeView(studio: Studio, part: Partial<LibraryView>): void {
  const { library } = studio.session.getState();
  studio.session.setState({ library: { ...library, view: { ...library.view, ...part } } });
  // A person's own choice of columns is kept for the next time; that of a saved view is kept with the view.
  if (part.columns && library.saved === null) savePreferences(studio, { libraryColumns: [...part.columns] });
}
