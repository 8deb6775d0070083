import { Check } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import { minutesText, moneyText, t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { percent, type Report } from './figures';
import { PeopleCount } from './people-count';

const each = (total: number, learners: number): string => (learners === 0 ? '–' : minutesText(Math.round(total / learners)));

/** Role by role: time against the static path, and whether all have the same core. */
export function RoleTable({ report }: { readonly report: Report }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  return (
    <table className="cohort-table" aria-label={t('cohort.byRole')}>
      <thead><tr><th scope="col">{t('path.role')}</th>{(['learners', 'mean', 'static', 'saved', 'waived', 'inserted', 'escalated', ...(report.cost ? (['cost', 'costSaved'] as const) : []), 'core'] as const).map((key) => <th key={key} scope="col" className="num">{t(`cohort.column.${key}`)}</th>)}</tr></thead>
      <tbody>
        {Object.entries(report.byRole).map(([role, { learners, minutes, saved, waived, inserted, escalated, coreDivergence }]) => (
          <tr key={role}>
            <th scope="row"><button type="button" className="text-link" onClick={() => goToRecord(studio, role)}>{nameOf(document, role)}</button></th>
            <td className="num"><PeopleCount count={learners} who={nameOf(document, role)} filter={{ role }} /></td><td className="num">{each(minutes, learners)}</td><td className="num">{each(minutes + saved.minutes, learners)}</td><td className="num">{percent(saved.share)}</td>
            {([['waived', waived], ['inserted', inserted], ['escalated', escalated]] as const).map(([only, count]) => <td key={only} className="num"><PeopleCount count={count} who={t('cohort.who.ofRole', { role: nameOf(document, role), who: t(`cohort.who.${only === 'waived' ? 'excused' : only}`) })} filter={{ role, only }} /></td>)}
            {report.cost && <RoleCost cost={report.cost} role={role} />}
            <td className={coreDivergence === 0 ? 'num ok' : 'num err'}>{coreDivergence === 0 ? <><Check aria-hidden /> {t('cohort.sameCore')}</> : percent(coreDivergence)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a learner of the role costs, mean, and the share that is saved. */
function RoleCost({ cost, role }: { readonly cost: NonNullable<Report['cost']>; readonly role: RecordId }) {
  const one = cost.byRole[role];
  return <><td className="num">{one ? moneyText(one.perLearner.mean, cost.currency) : ''}</td><td className="num">{one ? percent(one.saved.share) : ''}</td></>;
}

/** Module by module: who reaches it, is waived it, fails or waits; and what nobody ever sees. A click shows the module. */
export function ModuleTable({ report }: { readonly report: Report }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const rows = [...report.modules].sort((a, b) => b.reached - a.reached || (a.id < b.id ? -1 : 1));
  return (
    <table className="cohort-table" aria-label={t('cohort.byModule')}>
      <thead><tr><th scope="col">{t('column.title')}</th>{(['reached', 'waived', 'inserted', 'failed', 'escalated', 'waiting'] as const).map((key) => <th key={key} scope="col" className="num">{t(`cohort.column.${key}`)}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ id, reached, waived, inserted, failed, escalated, waiting }) => (
          <tr key={id} className={reached === 0 ? 'never' : ''}>
            <th scope="row"><button type="button" className="text-link" onClick={() => goToRecord(studio, id)}>{nameOf(document, id)}</button></th>
            <td className="num">{reached === 0 ? t('cohort.never') : <><span className="share" style={{ width: `${(reached / report.learners) * 60}px` }} aria-hidden /> <Behind id={id} what="reached" count={reached} text={percent(reached / report.learners)} /></>}</td>
            <td className="num"><Behind id={id} what="waived" count={waived} /></td><td className="num"><Behind id={id} what="inserted" count={inserted} /></td><td className="num"><Behind id={id} what="failed" count={failed} /></td><td className="num"><Behind id={id} what="escalated" count={escalated} /></td><td className={waiting > 0 ? 'num err' : 'num'}><Behind id={id} what="waiting" count={waiting} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ModuleCount = 'reached' | 'waived' | 'inserted' | 'failed' | 'escalated' | 'waiting';

/** Learners of a module; nothing where there are none. */
function Behind({ id, what, count, text }: { readonly id: RecordId; readonly what: ModuleCount; readonly count: number; readonly text?: string }) {
  const document = useReplica((state) => state.document);
  if (count === 0) return null;
  return <PeopleCount count={count} who={t(`cohort.who.module.${what}`, { title: nameOf(document, id) })} filter={{ module: { id, count: what } }} {...(text === undefined ? {} : { text })} />;
}

/** A run's tables as rows for a file: one table under the other would not be a table, so each row says what it is of. */
export function rowsOf(report: Report, title: (id: RecordId) => string): (string | number | null)[][] {
  const figures = (kind: string, name: string, value: string, one: Report['byRole'][string] | Report['byGroup'][string]['values'][string]): (string | number | null)[] => [kind, name, value, one.learners, one.minutes, one.saved.minutes, one.saved.share, one.waived, one.inserted, one.escalated, null, null];
  return [
    ['of', 'name', 'value', 'learners', 'minutes', 'saved minutes', 'saved share', 'waived', 'inserted', 'escalated', 'failed', 'waiting'],
    ...Object.entries(report.byRole).map(([role, one]) => figures('role', title(role), '', one)),
    ...Object.entries(report.byGroup).flatMap(([name, { values }]) => Object.entries(values).map(([value, one]) => figures('group', name, value, one))),
    ...report.modules.map(({ id, reached, waived, inserted, failed, escalated, waiting }) => ['module', title(id), '', reached, null, null, null, waived, inserted, escalated, failed, waiting]),
  ];
}
