import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp, CircleCheck, CircleX, Info, TriangleAlert, Zap } from 'lucide-react';
import { useRef, useState, type ComponentType } from 'react';
import type { Command } from '#shared/document/apply-command';
import type { CheckResult } from '#shared/checks/run-checks';
import { settingsOf } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import { settingsId } from '#shared/model/settings';
import { t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { closeDock, toggleProblems } from '../../store/preferences';
import { nameOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { Segments } from '../../ui/segments';
import { FindingMenu } from './finding-menu';
import { GuaranteeList } from './guarantee-list';
import { useGuarantees } from './use-guarantees';
import { useCheckResult } from '../../store/use-findings';
import './problems.css';

const icons = { error: CircleX, warning: TriangleAlert, info: Info };

/** The dock at the bottom: what the checks found, the guarantees, the metrics. Closed, it shows the first finding. */
export function ProblemsPanel({ Metrics }: { readonly Metrics: ComponentType }) {
  const studio = useStudio();
  const open = useSession((state) => state.problemsOpen);
  const tab = useSession((state) => state.dockTab);
  const [isAsideWanted, setAside] = useState(false);
  const proofs = useGuarantees(open && tab !== 'metrics');
  const { findings, suppressed } = useCheckResult();
  // With nothing put aside there is no list of it to stay on.
  const aside = isAsideWanted && suppressed.length > 0;
  const [first] = findings;
  const shows = open ? tab : null;
  const title = t(shows === 'metrics' ? 'metrics.title' : 'problems.title');
  const toggle = (): void => (open ? closeDock(studio) : toggleProblems(studio));
  return (
    <section className={open ? `problems open ${tab}-open` : 'problems'} aria-label={title}>
      <div className="problems-head" onClick={(event) => !(event.target as HTMLElement).closest('button') && toggle()}>
        <h2 className={open ? 'visually-hidden' : undefined}>{title}</h2>
        {open && <Segments label={t('guarantees.tab')} value={tab} choices={[{ value: 'problems', label: t('problems.title') }, { value: 'guarantees', label: t('guarantees.title') }, { value: 'metrics', label: t('metrics.title') }]} onChange={(dockTab) => studio.session.setState({ dockTab })} />}
        {(!open || shows === 'problems') && <span className="count pill">{findings.length}</span>}
        {open && shows !== 'metrics' && <GuaranteeCounts byRole={proofs.byRole} />}
        {!open && first && <FindingText finding={first} />}
        {!open && !first && <span className="muted">{t('problems.none')}</span>}
        <span className="spacer" />
        {shows === 'problems' && suppressed.length > 0 && <Button size="small" look="quiet" onPress={() => setAside(!aside)}>{t(aside ? 'problems.hideAside' : 'problems.showAside', { count: suppressed.length })}</Button>}
        <IconButton size="small" label={open ? t(shows === 'metrics' ? 'metrics.hide' : 'problems.hide') : t('problems.show')} onPress={toggle}>{open ? <ChevronDown /> : <ChevronUp />}</IconButton>
      </div>
      {shows === 'metrics' && <Metrics />}
      {shows === 'guarantees' && <GuaranteeList {...proofs} />}
      {shows === 'problems' && aside && <AsideList suppressed={suppressed} />}
      {shows === 'problems' && !aside && (findings.length === 0 ? <p className="problems-none"><CircleCheck aria-hidden /> {t('problems.none')}</p> : <FindingList findings={findings} />)}
    </section>
  );
}

/** How many guarantees hold, fail, are not decided. */
function GuaranteeCounts({ byRole }: { readonly byRole: ReturnType<typeof useGuarantees>['byRole'] }) {
  const all = [...byRole.values()].flat();
  const count = (holds: boolean | 'undecided'): number => all.filter((one) => one.holds === holds).length;
  if (all.length === 0) return null;
  return (
    <span className="guarantee-counts">
      <span className="ok">{t('guarantees.held', { count: count(true) })}</span>
      {count(false) > 0 && <span className="err">{t('guarantees.failed', { count: count(false) })}</span>}
      {count('undecided') > 0 && <span className="warn">{t('guarantees.open.count', { count: count('undecided') })}</span>}
    </span>
  );
}

/** What was put aside, with the reason, and the way back. */
function AsideList({ suppressed }: { readonly suppressed: CheckResult['suppressed'] }) {
  const studio = useStudio();
  const back = (finding: Finding): void => {
    const { suppressed: all } = settingsOf(studio.replica.getState().document);
    void setFields(studio, settingsId, { suppressed: all.filter((one) => one.code !== finding.code || one.record !== finding.records[0]) });
  };
  return (
    <ul className="aside-list">
      {suppressed.map((finding) => (
        <li key={`${finding.code} ${finding.records.join(' ')}`}>
          <span className="mono muted">{finding.code}</span><span className="truncate grow">{finding.message}</span><em className="truncate">{finding.reason}</em>
          <Button size="small" onPress={() => back(finding)}>{t('problems.bringBack')}</Button>
        </li>
      ))}
    </ul>
  );
}

function FindingText({ finding }: { readonly finding: Finding }) {
  const Icon = icons[finding.severity];
  return (
    <>
      <Icon aria-label={t(`severity.${finding.severity}`)} className={`severity ${finding.severity}`} />
      <span className="mono muted">{finding.code}</span>
      <span className="truncate">{finding.message}</span>
    </>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: findings.length, getScrollElement: () => scroller.current, estimateSize: () => 32, overscan: 8 });
  return (
    <div ref={scroller} className="problems-list">
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const finding = findings[item.index];
          if (!finding) return null;
          const [where] = finding.records;
          const { fix } = finding;
          return (
            <li key={item.key} style={{ transform: `translateY(${item.start}px)` }}>
              <button type="button" className="problem" onClick={() => where && goToRecord(studio, where)}>
                <FindingText finding={finding} />
                <span className="muted truncate where">{where ? nameOf(document, where) : ''}</span>
              </button>
              <FindingMenu finding={finding} />
              {fix && <Button size="small" onPress={() => void studio.dispatch(fix.command as Command, { label: fix.label, focus: finding.records })}><Zap aria-hidden /> {fix.label}</Button>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
