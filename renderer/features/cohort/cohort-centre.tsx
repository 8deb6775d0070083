import { Download, Play, Square, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText, minutesText, t } from '../../i18n/t';
import { cancelCohort, runCohort, saveTable, type CohortRun } from '../../store/cohort-verbs';
import { nameOf, rolesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { GroupTable, ModuleTable, RoleTable, rowsOf } from './cohort-tables';
import { FactsStrip } from './facts-strip';
import { percent } from './figures';
import { FlowPanel } from './flow-panel';
import { Ridgelines } from './ridgelines';
import './cohort.css';
import './cohort-results.css';
import './flow.css';

/** The run that is shown; null before the first. */
export function useShownRun(): CohortRun | null {
  const { runs, shown } = useSession((state) => state.cohort);
  return runs.find(({ key }) => key === shown) ?? null;
}

/** Many learners on the design as it is: run, watch, call off, read. */
export function CohortCentre({ views }: { readonly views: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const running = useSession((state) => state.cohort.running);
  const learners = useSession((state) => state.cohort.draft.learners);
  const run = useShownRun();
  if (rolesOf(document).length === 0) return <EmptyState title={t('path.noRoleTitle')} text={t('path.noRoleText')}><Button look="primary" onPress={() => void addRole(studio)}>{t('action.addRole')}</Button></EmptyState>;
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.simulate')}>
        {views}
        <span className="spacer" />
        {running && <span className="cohort-progress" role="status"><progress max={running.total} value={running.done} aria-label={t('cohort.progress')} /> <span className="num">{t('cohort.at', { done: countText(running.done), total: countText(running.total) })}</span></span>}
        {run && <Button look="quiet" onPress={() => void saveTable(studio, run.title, rowsOf(run.result.report, (id) => nameOf(document, id)))}><Download aria-hidden /> {t('cohort.csv')}</Button>}
        {running ? <Button onPress={() => cancelCohort(studio)}><Square aria-hidden /> {t('cohort.cancel')}</Button> : <Button look="primary" onPress={() => void runCohort(studio)}><Play aria-hidden /> {t('cohort.run', { count: countText(learners) })}</Button>}
      </div>
      {run ? <Results run={run} /> : (
        <EmptyState icon={<UsersRound aria-hidden />} title={t('cohort.emptyTitle')} text={t('cohort.emptyText')}>
          <Button look="primary" isDisabled={running !== null} onPress={() => void runCohort(studio)}>{t('cohort.run', { count: countText(learners) })}</Button>
        </EmptyState>
      )}
    </>
  );
}

function Results({ run }: { readonly run: CohortRun }) {
  const revision = useReplica((state) => state.revision);
  const { report, detail, isComplete } = run.result;
  const { learners, totals, saved, minutes, modelled } = report;
  return (
    <div className="cohort-body" tabIndex={0} role="region" aria-label={run.title}>
      {!isComplete && <p className="note warn">{t('cohort.partial', { count: countText(learners) })}</p>}
      {run.revision !== revision && <p className="note">{t('cohort.stale')}</p>}
      <FactsStrip run={run} />
      {modelled && <p className="note">{t('cohort.modelledSaved')}</p>}
      {!modelled && saved.minutes <= 0 && totals.waived + totals.inserted > 0 && <p className="note">{t('cohort.noHelp')}</p>}
      <Section title={t('cohort.ridges')} note={t('cohort.ridgesNote')}>
        <Ridgelines detail={detail} />
        <p className="muted num">{t('cohort.spread', { p10: minutesText(minutes.p10), p50: minutesText(minutes.p50), p90: minutesText(minutes.p90), min: minutesText(minutes.min), max: minutesText(minutes.max) })}</p>
      </Section>
      <Section title={t('cohort.flow')} note={t('cohort.flowNote')}><FlowPanel detail={detail} modelled={modelled !== undefined} /></Section>
      <Section title={t('cohort.byRole')} note={t('cohort.byRoleNote')}><RoleTable report={report} /></Section>
      {Object.entries(report.byGroup).map(([name, group]) => <Section key={name} title={t('cohort.byGroup', { name })} note={t(group.fourFifths.holds === null ? 'cohort.fourNone' : group.fourFifths.holds ? 'cohort.fourHolds' : 'cohort.fourFails')}><GroupTable name={name} group={group} /></Section>)}
      {modelled && <Modelled modelled={modelled} />}
      <Section title={t('cohort.byModule')} note={t('cohort.byModuleNote')}><ModuleTable report={report} /></Section>
      <p className="muted mono cohort-hash">{t('cohort.hash', { hash: report.pathsHash.slice(0, 16), seed: run.draft.seed })}</p>
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
