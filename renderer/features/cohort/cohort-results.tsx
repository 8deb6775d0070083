import type { ReactNode } from 'react';
import { countText, minutesText, t } from '../../i18n/t';
import type { CohortRun } from '../../store/cohort-runs';
import { nameOf } from '../../store/selectors';
import { isSameDesign } from '../../store/same-design';
import { useReplica } from '../../store/studio-context';
import { AuditCard } from './audit/audit-card';
import { ModuleTable, RoleTable } from './cohort-tables';
import { CostPanel } from './costs/cost-panel';
import { Comparison } from './runs/comparison';
import { FactsStrip } from './facts-strip';
import { percent } from './figures';
import { FlowPanel } from './flow/flow-panel';
import { GroupTable } from './group-table';
import { PathsPanel } from './paths-panel';
import { Ridgelines } from './charts/ridgelines';
import { SettingLine } from './setting-line';

/** One run, from its figures down to its modules; beside another one where that is chosen. */
export function Results({ run, other }: { readonly run: CohortRun; readonly other: CohortRun | null }) {
  const document = useReplica((state) => state.document);
  const { report, detail, isComplete } = run.result;
  const { learners, totals, saved, minutes, modelled, byGroup } = report;
  const isStale = !isSameDesign(run.document, document) && run.design.asked.kind !== 'kept';
  const flags = Object.values(byGroup).filter(({ fourFifths }) => fourFifths.holds === false).length;
  return (
    <div className="cohort-body" tabIndex={0} role="region" aria-label={run.title}>
      <SettingLine run={run} />
      {!isComplete && <p className="note warn">{t('cohort.partial', { count: countText(learners) })}</p>}
      {isStale && <p className="note">{t('cohort.stale')}</p>}
      <FactsStrip run={run} />
      {modelled && <p className="note">{t('cohort.modelledSaved')}</p>}
      {run.design.asked.kind === 'static' ? <p className="note">{t('cohort.isStatic')}</p> : !modelled && saved.minutes <= 0 && totals.waived + totals.inserted > 0 && <p className="note">{t('cohort.noHelp')}</p>}
      {other && <Section title={t('cohort.compare.title', { title: other.title })} note=""><Comparison run={run} other={other} /></Section>}
      <Section title={t('cohort.ridges')} note={t('cohort.ridgesNote')}>
        <Ridgelines detail={detail} run={run.title} />
        <p className="muted num">{t('cohort.spread', { p10: minutesText(minutes.p10), p50: minutesText(minutes.p50), p90: minutesText(minutes.p90), min: minutesText(minutes.min), max: minutesText(minutes.max) })}</p>
      </Section>
      <Section title={t('cost.title')} note={report.cost ? t('cost.note') : ''}><CostPanel run={run} /></Section>
      <Section title={t('cohort.flow')} note={t('cohort.flowNote')}><FlowPanel detail={detail} modelled={modelled !== undefined} isReal={run.people !== null} run={run.title} /></Section>
      {Object.keys(byGroup).length > 0 && <Section title={t('cohort.groupTable')} note={t(flags > 0 ? 'cohort.fourFails' : 'cohort.fourNote')}><GroupTable byGroup={byGroup} /></Section>}
      {report.audit && <AuditCard audit={report.audit} report={report} isComplete={isComplete} />}
      <Section title={t('cohort.paths')} note={t('cohort.pathsNote')}><PathsPanel report={report} /></Section>
      {modelled && <Modelled modelled={modelled} />}
      <Section title={t('cohort.byRole')} note={t('cohort.byRoleNote')}><RoleTable report={report} /></Section>
      <Section title={t('cohort.byModule')} note={t('cohort.byModuleNote')}><ModuleTable report={report} /></Section>
      <p className="muted mono cohort-hash">{run.people ? t('cohort.realHash', { hash: report.pathsHash.slice(0, 16) }) : t('cohort.hash', { hash: report.pathsHash.slice(0, 16), seed: run.draft.seed })}</p>
    </div>
  );
}

function Section({ title, note, children }: { readonly title: string; readonly note: string; readonly children: ReactNode }) {
  return <section aria-label={title}><h3>{title} <small className="muted">{note}</small></h3>{children}</section>;
}

function Modelled({ modelled }: { readonly modelled: NonNullable<CohortRun['result']['report']['modelled']> }) {
  const document = useReplica((state) => state.document);
  const { stopped, failedAttempts, weeks, sessions } = modelled;
  return (
    <Section title={t('cohort.modelledTitle')} note={t('cohort.modelledNote')}>
      <p className="num">{t('cohort.stopped', { share: percent(stopped.share), low: percent(stopped.low), high: percent(stopped.high) })} {t('cohort.failures', { count: countText(failedAttempts) })} {t('cohort.weeks', { p50: weeks.p50, p90: weeks.p90 })}</p>
      {sessions.length > 0 && (
        <table className="cohort-table" aria-label={t('cohort.sessions')}>
          <thead><tr><th scope="col">{t('cohort.sessions')}</th>{(['seats', 'learners', 'waited', 'weeks'] as const).map((key) => <th key={key} scope="col" className="num">{t(`cohort.column.${key}`)}</th>)}</tr></thead>
          <tbody>{sessions.map(({ id, seats, learners, waited, weeks: wait }) => <tr key={id}><th scope="row">{nameOf(document, id)}</th><td className="num">{seats}</td><td className="num">{countText(learners)}</td><td className={waited > 0 ? 'num err' : 'num'}>{countText(waited)}</td><td className="num">{t('cohort.wait', wait)}</td></tr>)}</tbody>
        </table>
      )}
    </Section>
  );
}
