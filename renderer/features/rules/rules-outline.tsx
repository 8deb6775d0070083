import { CircleCheck, CircleX, SlidersHorizontal, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Severity } from '#shared/kit/finding';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { currentRole } from '../../store/selectors';
import { useReplica, useSession, useSignal, useStudio } from '../../store/studio-context';
import { useFindings } from '../../store/use-findings';
import { EmptyState } from '../../ui/empty-state';
import { AddRuleMenu } from './add-rule-menu';
import { FieldsRead } from './fields-read';
import { currentEntry, entriesOf, entryGroups, type RuleEntry } from './rule-entries';
import './rules-screen.css';

const marks = { error: { Icon: CircleX, tone: 'err' }, warning: { Icon: TriangleAlert, tone: 'warn' }, ok: { Icon: CircleCheck, tone: 'ok' } } as const;

/** The rules of the role by group, each with what the checks say of it; below, the fields that they read. */
export function RulesOutline() {
  const document = useReplica((state) => state.document);
  const role = currentRole(document, useSession((state) => state.role));
  const selection = useSession((state) => state.selection);
  const list = useRef<HTMLDivElement>(null);
  const severities = useSeverities();
  useSignal('reveal', () => list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' }));
  if (!role) return <div className="panel-head"><h2>{t('rules.title')}</h2></div>;
  const groups = entriesOf(document, role.id);
  const count = entryGroups.reduce((sum, group) => sum + groups[group].length, 0);
  const current = currentEntry(document, role.id, selection);
  return (
    <>
      <div className="panel-head">
        <h2>{t('rules.title')}</h2>
        <span className="count">{count}</span>
        <span className="spacer" />
        <AddRuleMenu role={role.id} />
      </div>
      <div className="panel-scroll" ref={list}>
        {count === 0 && <EmptyState icon={<SlidersHorizontal aria-hidden />} title={t('rules.emptyTitle')} text={t('rules.emptyText')} />}
        {entryGroups.filter((group) => groups[group].length > 0).map((group) => (
          <section key={group} aria-label={t(`rules.group.${group}`)}>
            <h3 className="section-title">{t(`rules.group.${group}`)}</h3>
            <ul>{groups[group].map((entry) => <EntryItem key={entry.id} entry={entry} isCurrent={entry.id === current?.id} severity={severities.get(entry.id)} inherited={entry.role !== role.id} />)}</ul>
          </section>
        ))}
        {count > 0 && <FieldsRead role={role.id} />}
      </div>
    </>
  );
}

/** The worst that is found about each record. */
function useSeverities(): ReadonlyMap<RecordId, Severity> {
  const worst = new Map<RecordId, Severity>();
  for (const { severity, records: [id] } of useFindings()) if (id && severity !== 'info' && worst.get(id) !== 'error') worst.set(id, severity);
  return worst;
}

interface ItemProps {
  readonly entry: RuleEntry;
  readonly isCurrent: boolean;
  readonly severity: Severity | undefined;
  readonly inherited: boolean;
}

function EntryItem({ entry, isCurrent, severity, inherited }: ItemProps) {
  const studio = useStudio();
  const button = useRef<HTMLButtonElement>(null);
  const { Icon, tone } = marks[severity === 'error' || severity === 'warning' ? severity : 'ok'];
  // Where the entry with the focus was removed, its successor gets it.
  const lost = useSession((state) => state.signal);
  useEffect(() => {
    if (lost.name === 'focus-rule' && isCurrent) button.current?.focus();
  }, [lost, isCurrent]);
  return (
    <li>
      <button ref={button} type="button" className="outline-item rule-item" data-entry={entry.id} tabIndex={isCurrent ? 0 : -1} aria-current={isCurrent} onClick={() => studio.select([entry.id])} onKeyDown={(event) => moveFocus(event)} onFocus={() => studio.session.getState().selection[0] !== entry.id && studio.select([entry.id])}>
        <Icon className={tone} role="img" aria-label={t(severity === 'error' || severity === 'warning' ? `severity.${severity}` : 'rules.noFinding')} />
        <span className="truncate">{titleOf(entry)}</span>
        {inherited && <span className="count">{t('rules.inherited')}</span>}
      </button>
    </li>
  );
}

function titleOf(entry: RuleEntry): string {
  return entry.title || t('path.gate');
}

/** Arrow keys, Home and End go through the whole list; what has the focus is shown. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...(event.currentTarget.closest('.panel-scroll')?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])];
  const at = items.indexOf(event.currentTarget);
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  items[target]?.focus();
}
