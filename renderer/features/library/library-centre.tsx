import { Download, LibraryBig, Plus, Search, X } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { levels, reviewStates } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { coursesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addModule } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { SelectBox, type Choice } from '../../ui/select-box';
import { BulkBar } from './bulk-bar';
import type { ColumnId } from './columns';
import { ModuleGrid } from './module-grid';
import { allTags, countedFields, deriveRows, plainView, visibleModules, type LibraryView } from './rows';
import './library.css';

/** The library: every module in a grid. */
export function LibraryCentre({ views }: { readonly views?: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selected = useSession((state) => state.selection.filter((id) => id.startsWith('module:')).length);
  const [view, setView] = useState<LibraryView>(plainView);
  const change = (part: Partial<LibraryView>): void => setView((current) => ({ ...current, ...part }));
  const modules = useMemo(() => visibleModules(document, view), [document, view]);
  const rows = useMemo(() => deriveRows(document, modules, view.grouped && !view.sort), [document, modules, view.grouped, view.sort]);
  const sort = (column: ColumnId): void =>
    change({ sort: view.sort?.column !== column ? { column, down: false } : view.sort.down ? null : { column, down: true } });
  const total = document.tables.module.size;
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.library')}>
        {views}
        <label className="search">
          <Search aria-hidden />
          <input type="search" aria-label={t('library.search')} placeholder={t('library.search')} value={view.search} onChange={(event) => change({ search: event.target.value })} />
        </label>
        <span className="spacer" />
        <span className="count" role="status">{t('library.shown', { shown: modules.length, total })}</span>
        <Button onPress={() => void addModule(studio)}><Plus aria-hidden /> {t('library.add')}</Button>
        <Button look="primary" onPress={() => studio.openDialog({ kind: 'import' })}><Download aria-hidden /> {t('library.import')}</Button>
      </div>
      {total > 0 && <Filters view={view} onChange={change} />}
      {total === 0 ? (
        <EmptyState icon={<LibraryBig aria-hidden />} title={t('library.emptyTitle')} text={t('library.emptyText')}>
          <Button look="primary" onPress={() => studio.openDialog({ kind: 'import' })}>{t('action.import')}</Button>
          <Button onPress={() => void addModule(studio)}>{t('library.add')}</Button>
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState title={t('library.nothing')} text={t('library.nothingText')}>
          <Button onPress={() => setView(plainView)}>{t('library.clearFilters')}</Button>
        </EmptyState>
      ) : (
        <ModuleGrid rows={rows} sort={view.sort} onSort={sort} />
      )}
      {selected > 0 && <BulkBar />}
    </>
  );
}

function Filters({ view, onChange }: { readonly view: LibraryView; readonly onChange: (part: Partial<LibraryView>) => void }) {
  const document = useReplica((state) => state.document);
  const person = useSession((state) => state.preferences.name);
  const any: Choice<string> = { value: 'any', label: t('library.any') };
  const isFiltered = view.course !== 'any' || view.level !== 'any' || view.tag !== 'any' || view.missing !== 'any' || view.review !== 'any' || view.search !== '' || view.sort !== null;
  return (
    <div className="filters" role="group" aria-label={t('library.clearFilters')}>
      <SelectBox look="pill" label={t('library.filterCourse')} prefix={t('library.filterCourse')} value={view.course} onChange={(course) => onChange({ course })} choices={[any, ...coursesOf(document).map((course) => ({ value: course.id, label: course.title })), { value: 'none', label: t('library.noCourse') }]} />
      <SelectBox look="pill" label={t('library.filterLevel')} prefix={t('library.filterLevel')} value={view.level} onChange={(level) => onChange({ level })} choices={[any, ...levels.map((value) => ({ value, label: t(`level.${value}`) }))]} />
      <SelectBox look="pill" label={t('library.filterTag')} prefix={t('library.filterTag')} value={view.tag} onChange={(tag) => onChange({ tag })} choices={[any, ...allTags(document).map((tag) => ({ value: tag, label: tag }))]} />
      <SelectBox look="pill" label={t('library.filterMissing')} prefix={t('library.filterMissing')} value={view.missing} onChange={(missing) => onChange({ missing })} choices={[any, ...countedFields.map((field) => ({ value: field, label: t(`column.${field}`) }))]} />
      <SelectBox look="pill" label={t('library.filterReview')} prefix={t('library.filterReview')} value={view.review} onChange={(review) => onChange({ review, person })} choices={[{ value: 'any', label: t('library.any') }, ...(['mine', 'waiting', 'changed', 'comments'] as const).map((value) => ({ value, label: t(`library.review.${value}`) })), ...reviewStates.filter((value) => value !== 'in-review').map((value) => ({ value, label: t(`review.state.${value}`) }))]} />
      {isFiltered && <Button size="small" look="quiet" onPress={() => onChange(plainView)}><X aria-hidden /> {t('library.clearFilters')}</Button>}
      <span className="spacer" />
      <SelectBox look="pill" label={t('library.group')} prefix={t('library.group')} value={view.grouped ? 'course' : 'none'} onChange={(group) => onChange({ grouped: group === 'course' })} choices={[{ value: 'course', label: t('library.groupCourse') }, { value: 'none', label: t('library.groupNone') }]} />
    </div>
  );
}
