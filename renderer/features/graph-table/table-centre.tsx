import { GitMerge, Play, Plus, Search, Users } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { currentRole, rolesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addModule, addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { SelectBox } from '../../ui/select-box';
import { GraphTable, shownCount } from './graph-table';
import { columns, mapTableRows, pathTableRows, type TableRow } from './table-rows';
import { useTableKeys } from './use-table-keys';

const mapColumns = columns.filter((column) => column !== 'zone');
const noFolds: ReadonlySet<string> = new Set();

/** All modules and what each needs. */
export function MapTable({ views }: { readonly views: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [filter, setFilter] = useState('');
  const rows = useMemo(() => mapTableRows(document, filter), [document, filter]);
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.map')}>
        {views}
        <Filter field={field} filter={filter} onFilter={setFilter} rows={rows} total={document.tables.module.size} />
        <span className="sep" />
        <Button onPress={() => void addModule(studio)}><Plus aria-hidden /> {t('library.add')}</Button>
        <NeedsButton />
      </div>
      <Table label={t('graphTable.map')} rows={rows} role={null} field={field} filter={filter} onFilter={setFilter} onFold={() => undefined} onOpenAll={() => undefined} />
    </>
  );
}

/** One role's path: its zones and gates in their order, and what is outside. */
export function PathTable({ views, tools }: { readonly views: ReactNode; readonly tools?: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.role);
  const role = currentRole(document, chosen);
  if (!role) return <EmptyState icon={<Users aria-hidden />} title={t('path.noRoleTitle')} text={t('path.noRoleText')}><Button look="primary" onPress={() => void addRole(studio)}>{t('action.addRole')}</Button></EmptyState>;
  return <RoleTable key={role.id} role={role} views={views} tools={tools} />;
}

function RoleTable({ role, views, tools }: { readonly role: Role; readonly views: ReactNode; readonly tools: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [filter, setFilter] = useState('');
  const [folded, setFolded] = useState(noFolds);
  const rows = useMemo(() => pathTableRows(document, role.id, filter, folded), [document, role.id, filter, folded]);
  const field = useRef<HTMLInputElement>(null);
  const fold = (section: string, open?: boolean): void => setFolded((now) => (open ?? now.has(section) ? new Set([...now].filter((id) => id !== section)) : new Set([...now, section])));
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.path')}>
        {views}
        <SelectBox label={t('path.role')} value={role.id} choices={rolesOf(document).map((item) => ({ value: item.id, label: item.title }))} onChange={(id) => studio.session.setState({ role: id, selection: [id] })} />
        <Filter field={field} filter={filter} onFilter={setFilter} rows={rows} total={document.tables.module.size} />
        <span className="sep" />
        {tools}
        <NeedsButton />
        <span className="spacer" />
        <Button look="primary" onPress={() => studio.show('simulate')}><Play aria-hidden /> {t('path.simulate')}</Button>
      </div>
      <Table label={t('graphTable.path')} rows={rows} role={role} field={field} filter={filter} onFilter={setFilter} onFold={fold} onOpenAll={() => setFolded(noFolds)} />
    </>
  );
}

function NeedsButton() {
  const studio = useStudio();
  const only = useSession((state) => (state.selection.length === 1 && state.selection[0]?.startsWith('module:') ? state.selection[0] : null));
  return <Button look="quiet" isDisabled={only === null} onPress={() => only !== null && studio.openDialog({ kind: 'needs', module: only })}><GitMerge aria-hidden /> {t('links.edit')}</Button>;
}

interface FilterProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly rows: readonly TableRow[];
  readonly total: number;
}

function Filter({ field, filter, onFilter, rows, total }: FilterProps) {
  return (
    <>
      <label className="search table-filter"><Search aria-hidden /><input ref={field} value={filter} placeholder={t('graphTable.filter')} aria-label={t('graphTable.filter')} onChange={(event) => onFilter(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && onFilter('')} /></label>
      <span className="count" role="status">{filter.trim() === '' ? '' : t('graphTable.shown', { shown: shownCount(rows), total })}</span>
    </>
  );
}

interface TableProps {
  readonly label: string;
  readonly rows: readonly TableRow[];
  readonly role: Role | null;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly onFold: (section: string, open?: boolean) => void;
  readonly onOpenAll: () => void;
}

function Table({ label, rows, role, field, filter, onFilter, onFold, onOpenAll }: TableProps) {
  const { onKey, onOpen } = useTableKeys(role?.id ?? null, onFold);
  if (rows.length === 0) {
    return (
      <EmptyState title={t(filter.trim() === '' ? 'map.emptyTitle' : 'graphTable.none')} text={filter.trim() === '' ? t('map.emptyText') : ''}>
        {filter.trim() !== '' && <Button onPress={() => onFilter('')}>{t('graphTable.clear')}</Button>}
      </EmptyState>
    );
  }
  return (
    <GraphTable
      label={label} rows={rows} columns={role ? columns : mapColumns} onFold={onFold} onUncover={() => { onFilter(''); onOpenAll(); }} onOpen={onOpen}
      onKey={(here, event, edit) => {
        if (event.key !== '/') return onKey(here, event, edit);
        field.current?.focus();
        return true;
      }}
    />
  );
}
