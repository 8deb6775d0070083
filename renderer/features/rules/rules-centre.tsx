import { CircleX, FileCode, Play, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { findBandProblems } from '#shared/path/bands';
import type { Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { currentRole, rolesOf, rulesOf } from '../../store/selectors';
import type { RulesSession } from '../../store/session';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Segments } from '../../ui/segments';
import { SelectBox } from '../../ui/select-box';
import { AddRuleMenu } from './add-rule-menu';
import { EntryView } from './entry-view';
import { allEntries, currentEntry, type RuleEntry } from './rule-entries';
import { RulesTable } from './rules-table';
import './rules-screen.css';

/** Monaco is large: it is loaded when somebody asks for the source. */
const RuleSource = lazy(() => import('./source/rule-source').then(({ RuleSource: component }) => ({ default: component })));

const views = ['sentence', 'table', 'source'] as const;

/** The chosen rule as sentence, all rules as a table, or their source. */
export function RulesCentre() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const role = currentRole(document, useSession((state) => state.role));
  const selection = useSession((state) => state.selection);
  const { view } = useSession((state) => state.rules);
  const entry = role ? currentEntry(document, role.id, selection) : null;
  const isSelected = entry !== null && selection[0] === entry.id;
  // What is shown is selected: Delete and Undo are about it and nothing else.
  useEffect(() => {
    if (entry && !isSelected) studio.select([entry.id]);
  }, [studio, entry, isSelected]);
  if (!role) return <EmptyState icon={<SlidersHorizontal aria-hidden />} title={t('path.noRoleTitle')} text={t('path.noRoleText')}><Button look="primary" onPress={() => void addRole(studio)}>{t('action.addRole')}</Button></EmptyState>;
  return (
    <>
      <Toolbar role={role} view={view} />
      <Body role={role} view={view} entry={entry} />
    </>
  );
}

function Toolbar({ role, view }: { readonly role: Role; readonly view: RulesSession['view'] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const hasDraft = useSession((state) => Object.keys(state.sources).some((key) => key === role.id || allEntries(document, role.id).some((entry) => entry.id === key)));
  const faults = rulesOf(document, role.id).filter((rule) => rule.kind === 'score-bands').flatMap((rule) => findBandProblems(rule.bands).map((problem) => ({ ...problem, rule: rule.id })));
  return (
    <div className="toolbar" role="group" aria-label={t('screen.rules')}>
      <SelectBox label={t('path.role')} value={role.id} choices={rolesOf(document).map((item) => ({ value: item.id, label: item.title }))} onChange={(id) => studio.session.setState({ role: id, selection: [] })} />
      <Segments label={t('rules.view')} value={view} choices={views.map((value) => ({ value, label: t(`rules.view.${value}`) }))} onChange={(next) => studio.session.setState((state) => ({ rules: { ...state.rules, view: next } }))} />
      <span className="spacer" />
      {view !== 'source' && hasDraft && <Button size="small" onPress={() => studio.session.setState((state) => ({ rules: { ...state.rules, view: 'source' } }))}><FileCode aria-hidden /> {t('rules.unapplied')}</Button>}
      {faults[0] && <Button look="danger" size="small" onPress={() => studio.select([faults[0]?.rule ?? ''])}><CircleX aria-hidden /> {t('rules.faults', { count: faults.length })}</Button>}
      <Button look="quiet" onPress={() => studio.show('simulate')}><Play aria-hidden /> {t('rules.tryProfile')}</Button>
    </div>
  );
}

function Body({ role, view, entry }: { readonly role: Role; readonly view: RulesSession['view']; readonly entry: RuleEntry | null }) {
  if (view === 'table') return <RulesTable role={role.id} />;
  if (!entry) return <EmptyState icon={<SlidersHorizontal aria-hidden />} title={t('rules.emptyTitle')} text={t('rules.emptyText')}><AddRuleMenu role={role.id} label={t('rules.add')} /></EmptyState>;
  if (view === 'source') return <Suspense fallback={<p className="source-loading muted">{t('source.loading')}</p>}><RuleSource role={role.id} entry={entry} /></Suspense>;
  return <EntryView key={entry.id} entry={entry} role={role} />;
}
