import { useMemo } from 'react';
import { dayCount, daysOf } from '#shared/path/compare-runs';
import type { LearnerPath, PathStep, Reason } from '#shared/path/learner-path';
import { describeReason } from '#shared/path/reason-text';
import { minutesText, t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { titleIn } from '../../store/simulation-verbs';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import type { PathRow } from './align-paths';
import { standingOf, StepIcon } from './step-icon';
import type { Learner } from './use-simulation';

interface Props {
  readonly rows: readonly PathRow[];
  readonly a: Learner;
  readonly b: Learner | null;
  readonly pathA: LearnerPath;
  readonly pathB: LearnerPath | null;
}

/** The steps of A, and beside them those of B with the difference in minutes between. */
export function ComparePaths({ rows, a, b, pathA, pathB }: Props) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.simulation.module);
  const design = useSession((state) => state.simulation.design);
  const pace = useSession((state) => state.simulation.pace);
  const name = (id: string): string => titleIn([document, design?.document], nameOf, id);
  const [daysA, daysB] = useMemo(() => [daysOf(pathA, pace), pathB && daysOf(pathB, pace)], [pathA, pathB, pace]);
  const marksA = firstOfDay(rows.map((row) => (row.a && daysA.get(row.a)) ?? null));
  const marksB = firstOfDay(rows.map((row) => (row.b && daysB?.get(row.b)) ?? null));
  const choose = (module: string): void => studio.session.setState((state) => ({ simulation: { ...state.simulation, module } }));
  const notTaken = pathA.notTaken.filter((item) => !rows.some((row) => row.module === item.module));
  return (
    <div className={b ? 'compare two' : 'compare'} role="region" aria-label={t('sim.path', { name: a.profile.title })}>
      <div className="compare-head">
        <LearnerHead mark="a" learner={a} path={pathA} />
        {b && <span className="gutter">{t('sim.difference')}</span>}
        {b && pathB && <LearnerHead mark="b" learner={b} path={pathB} />}
      </div>
      {rows.length === 0 && <p className="muted compare-none">{t('sim.noDifferences')}</p>}
      <ol>
        {rows.map((row, index) => (
          <li key={row.key} className={`compare-row${chosen === row.module ? ' chosen' : ''}`}>
            <StepCell number={index + 1} step={row.a} path={pathA} module={row.module} name={name} day={marksA[index] ?? null} onChoose={choose} />
            {b && <span className={row.difference ? 'gutter differs' : 'gutter'} aria-label={row.difference ? t('sim.differenceCell', { minutes: row.difference }) : undefined}>{row.difference ? (row.difference > 0 ? `+${row.difference}` : `−${-row.difference}`) : ''}</span>}
            {b && pathB && <StepCell number={index + 1} step={row.b} path={pathB} module={row.module} name={name} day={marksB[index] ?? null} onChoose={choose} />}
          </li>
        ))}
      </ol>
      {!b && notTaken.length > 0 && (
        <>
          <h3 className="section-title">{t('sim.notTaken')} <span className="count">{notTaken.length}</span></h3>
          <ol>
            {notTaken.map((item) => <li key={item.module} className="compare-row"><StepCell number={0} step={null} path={pathA} module={item.module} name={name} day={null} onChoose={choose} /></li>)}
          </ol>
        </>
      )}
    </div>
  );
}

function LearnerHead({ mark, learner, path }: { readonly mark: 'a' | 'b'; readonly learner: Learner; readonly path: LearnerPath }) {
  const pace = useSession((state) => state.simulation.pace);
  const { path: final, baselineMinutes } = learner.run;
  const saved = baselineMinutes - final.minutes;
  const against = saved > 0 ? t('sim.saves', { minutes: saved }) : saved < 0 ? t('sim.costs', { minutes: -saved }) : t('sim.sameTime');
  return (
    <div className="learner-head">
      <span className={`mark ${mark}`} aria-hidden>{mark.toUpperCase()}</span>
      <div className="grow">
        <strong className="truncate">{learner.profile.title}</strong>
        <small className="truncate">{learner.profile.note || t(`sim.end.${path.end}`)}</small>
      </div>
      <div className="learner-time">
        <strong className="num">{minutesText(final.minutes)}</strong>
        <small>{t('pace.days', { days: dayCount(final.minutes, pace) })}, {against}</small>
      </div>
    </div>
  );
}

/** Each day where it first comes, in rows; null elsewhere. */
function firstOfDay(days: readonly (number | null)[]): readonly (number | null)[] {
  let last = 0;
  return days.map((day) => {
    if (day === null || day <= last) return null;
    last = day;
    return day;
  });
}

/** The reasons of one line: what decided comes first, what holds for everybody only where nothing else is said. */
function telling(reasons: readonly Reason[]): readonly Reason[] {
  const general = new Set(['core-locked', 'core-testable', 'completed']);
  const special = reasons.filter((reason) => !general.has(reason.code));
  return special.length > 0 ? special : reasons.filter((reason) => reason.code !== 'completed');
}

interface StepCellProps {
  readonly number: number;
  readonly step: PathStep | null;
  readonly path: LearnerPath;
  readonly module: string;
  readonly name: (id: string) => string;
  /** The working day that begins with this step; null: the day goes on. */
  readonly day: number | null;
  readonly onChoose: (module: string) => void;
}

function StepCell({ number, step, path, module, name, day, onChoose }: StepCellProps) {
  const reasons = step?.reasons ?? path.notTaken.find((item) => item.module === module)?.reasons ?? [];
  const time = !step ? '' : step.minutes > 0 ? t('sim.of', { minutes: `${step.origin === 'inserted' ? '+' : ''}${step.minutes}` }) : t(`state.${step.state}`).toLowerCase();
  return (
    <button type="button" className={step ? 'step-cell' : 'step-cell absent'} onClick={() => onChoose(module)}>
      <span className="count num">{number > 0 ? number : ''}</span>
      {step ? <StepIcon standing={standingOf(step)} /> : <span className="dash" aria-label={t('sim.notTaken')} role="img">–</span>}
      <span className="step-text">
        <span className="truncate">{name(module)}</span>
        <small className="truncate">{telling(reasons).map((reason) => describeReason(reason, name)).join(' ')}</small>
      </span>
      <span className="step-time num">{time}{day !== null && <small>{t('pace.day', { day })}</small>}</span>
    </button>
  );
}
