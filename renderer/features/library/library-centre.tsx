import { Download, LibraryBig, Plus, Search } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { changeView, plainView } from '../../store/library-view';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addModule } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { BulkBar } from './bulk-bar';
import { ColumnChooser } from './column-chooser';
import { FilterBar } from './filter-bar';
import { ModuleGrid } from './module-grid';
import { columnsOf, deriveRows, visibleModules } from './rows';
import { ViewTabs } from './view-tabs';
import './library.css';

/** The library: every module in a grid. */
export function LibraryCentre({ views }: { readonly views?: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selected = useSession((state) => state.selection.filter((id) => id.startsWith('module:')).length);
  const { view } = useSession((state) => state.library);
  const person = useSession((state) => state.preferences.name);
  const modules = useMemo(() => visibleModules(document, view, person), [document, view, person]);
  const rows = useMemo(() => deriveRows(document, modules, view.group), [document, modules, view.group]);
  const widths = useSession((state) => state.preferences.libraryWidths);
  const columns = useMemo(() => columnsOf(document, view).map((field) => (widths[field.id] === undefined ? field : { ...field, width: widths[field.id]! })), [document, view, widths]);
  const sort = (column: string): void =>
    changeView(studio, { sort: view.sort?.column !== column ? { column, down: false } : view.sort.down ? null : { column, down: true } });
  const total = document.tables.module.size;
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.library')}>
        {views}
        <label className="search">
          <Search aria-hidden />
          <input type="search" aria-label={t('library.search')} placeholder={t('library.search')} value={view.search} maxLength={200} onChange={(event) => changeView(studio, { search: event.target.value })} />
        </label>
        {total > 0 && <ColumnChooser shown={columns.map(({ id }) => id)} onChange={(next) => changeView(studio, { columns: [...next] })} />}
        <span className="spacer" />
        <Button onPress={() => void addModule(studio)}><Plus aria-hidden /> {t('library.add')}</Button>
        <Button look="primary" onPress={() => studio.openDialog({ kind: 'import' })}><Download aria-hidden /> {t('library.import')}</Button>
      </div>
      <div className="view-bar">{total > 0 ? <ViewTabs /> : <span className="spacer" />}<span className="count" role="status">{t('library.shown', { shown: modules.length, total })}</span></div>
      {total > 0 && <FilterBar />}
      {total === 0 ? (
        <EmptyState icon={<LibraryBig aria-hidden />} title={t('library.emptyTitle')} text={t('library.emptyText')}>
          <Button look="primary" onPress={() => studio.openDialog({ kind: 'import' })}>{t('action.import')}</Button>
          <Button onPress={() => void addModule(studio)}>{t('library.add')}</Button>
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState title={t('library.nothing')} text={t('library.nothingText')}>
          <Button onPress={() => changeView(studio, { search: plainView.search, where: plainView.where, review: plainView.review })}>{t('library.clearFilters')}</Button>
        </EmptyState>
      ) : (
        <ModuleGrid rows={rows} columns={columns} sort={view.sort} onSort={sort} />
      )}
      {selected > 0 && <BulkBar />}
    </>
  );
}
