import { FileText, GitCompareArrows, PlaySquare, RotateCcw } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { LearnerPath } from '#shared/path/learner-path';
import { t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { rolesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { clearTrials, savePathway } from '../../store/simulation-verbs';
import { addProfile, addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { SelectBox } from '../../ui/select-box';
import { alignPaths } from './align-paths';
import { ComparePaths } from './compare-paths';
import { DesignImpact } from './design-impact';
import { PathStrip } from './path-strip';
import { PlayControls } from './play-controls';
import { ReadyNow } from './ready-now';
import { SaveScenario } from './save-scenario';
import { useSimulation, type Learner } from './use-simulation';
import './simulation.css';

const paces = [30, 60, 90, 120, 240, 450].map((minutes) => ({ value: String(minutes), label: t('pace.minutes', { minutes }) }));

/** The path as it stands at the moment being shown. */
export function pathAt(learner: Learner | null, moment: number | null): LearnerPath | null {
  if (!learner) return null;
  const { moments, path } = learner.run;
  return moment === null ? path : (moments[Math.min(moment, moments.length - 1)] ?? path);
}

/** Plays learners along a role's path. */
export function SimulationCentre({ views }: { readonly views: ReactNode }) {
  const studio = useStudio();
  const simulation = useSimulation();
  const document = useReplica((state) => state.document);
  const { moment, differencesOnly, whatIf, failures, pace } = useSession((state) => state.simulation);
  const { role, program, a, b, findings, otherDesign, isDesignRefused } = simulation;
  const pathA = pathAt(a, moment);
  const pathB = pathAt(b, moment);
  const order = useMemo(() => (program ? program.modules.map((module) => module.id) : []), [program]);
  const rows = useMemo(() => (pathA ? alignPaths(pathA, pathB, order) : []), [pathA, pathB, order]);
  const hasWhatIf = [whatIf.a, whatIf.b, failures.a, failures.b].some((tried) => Object.keys(tried).length > 0);
  const setSimulation = (change: object): void => studio.session.setState((state) => ({ simulation: { ...state.simulation, ...change } }));
  if (!role) return <EmptyState title={t('path.noRoleTitle')} text={t('path.noRoleText')}><Button look="primary" onPress={() => void addRole(studio)}>{t('action.addRole')}</Button></EmptyState>;
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.simulate')}>
        {views}
        <SelectBox label={t('path.role')} value={role.id} choices={rolesOf(document).map((item) => ({ value: item.id, label: item.title }))} onChange={(id) => studio.session.setState((state) => ({ role: id, simulation: { ...state.simulation, moment: null, module: null } }))} />
        {a && <PlayControls total={Math.max(a.run.moments.length, b?.run.moments.length ?? 0) - 1} />}
        <span className="spacer" />
        {hasWhatIf && <Button look="quiet" onPress={() => clearTrials(studio)}><RotateCcw aria-hidden /> {t('sim.whatIf')}: {t('sim.reset')}</Button>}
        {a && <SelectBox look="bare" label={t('pace.label')} value={String(pace)} choices={paces} onChange={(value) => setSimulation({ pace: Number(value) })} />}
        {b && <Button look="quiet" pressed={differencesOnly} onPress={() => setSimulation({ differencesOnly: !differencesOnly })}><GitCompareArrows aria-hidden /> {t('sim.differences')}</Button>}
        {a && program && <Button look="quiet" onPress={() => void savePathway(studio, role.id, a.profile, program.asOf)}><FileText aria-hidden /> {t('pathway.save')}</Button>}
        {a && program && <SaveScenario role={role} learner={a} asOf={program.asOf} />}
      </div>
      {findings.length > 0 && (
        <div className="sim-refused" role="alert">
          <h2>{t('sim.cannot')}</h2>
          <p className="muted">{t('sim.cannotText')}</p>
          <ul className="stack">{findings.map((finding, index) => <li key={index}><button type="button" className="note err" onClick={() => finding.records[0] && goToRecord(studio, finding.records[0])}><span className="mono">{finding.code}</span> {finding.message}</button></li>)}</ul>
        </div>
      )}
      {findings.length === 0 && !a && <EmptyState icon={<PlaySquare aria-hidden />} title={t('sim.noProfilesTitle')} text={t('sim.noProfilesText')}><Button look="primary" onPress={() => void addProfile(studio)}>{t('action.addProfile')}</Button></EmptyState>}
      {a && pathA && program && (
        <div className="sim-body" tabIndex={0} role="region" aria-label={t('sim.body')}>
          <PathStrip program={program} rows={rows} hasB={b !== null} />
          {(moment !== null || pathA.end === 'under-way') && <ReadyNow path={pathA} />}
          {otherDesign && (isDesignRefused ? <p className="note err" role="alert">{t('design.noRole')}</p> : <DesignImpact design={otherDesign} program={program} role={role.id} />)}
          <ComparePaths rows={differencesOnly && b ? rows.filter((row) => row.differs) : rows} a={a} b={b} pathA={pathA} pathB={pathB} />
        </div>
      )}
    </>
  );
}
