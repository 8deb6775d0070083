import { useMemo } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { Profile } from '#shared/model/profile';
import { compareRuns, type RunDifference } from '#shared/path/compare-runs';
import type { Program } from '#shared/path/program';
import { t } from '../../i18n/t';
import { runOrStart } from '../../store/programs';
import { nameOf } from '../../store/selectors';
import type { SimulationSession } from '../../store/session';
import { followProfile, titleIn } from '../../store/simulation-verbs';
import { useReplica, useStudio } from '../../store/studio-context';
import { runOnDesign } from './use-simulation';

/** No more learners than can be looked at; cohorts are for more. */
const most = 40;

interface Row {
  readonly profile: Profile;
  readonly difference: RunDifference;
}

/** For the same people: what the design as it is adds, removes and waives against another one, learner by learner. */
export function DesignImpact({ design, program, role }: { readonly design: NonNullable<SimulationSession['design']>; readonly program: Program; readonly role: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const rows = useMemo(() => [...document.tables.profile.values()].filter((profile) => profile.role === role || profile.role === null).slice(0, most).flatMap((profile): Row[] => {
    const before = runOnDesign(design, program, role, profile);
    return before ? [{ profile, difference: compareRuns(before.path, runOrStart(program, profile).path) }] : [];
  }), [document, design, program, role]);
  const affected = rows.filter(({ difference }) => difference.isAffected);
  const names = (ids: readonly RecordId[]): string => ids.map((id) => titleIn([document, design.document], nameOf, id)).join(', ');
  const cell = (ids: readonly RecordId[]) => <td className="num" title={names(ids)}>{ids.length > 0 ? ids.length : ''}</td>;
  return (
    <section className="design-impact" aria-label={t('design.impact')}>
      <p><strong>{affected.length > 0 ? t('design.affected', { count: affected.length, total: rows.length }) : t('design.nobody', { total: rows.length })}</strong> <span className="muted">{t('design.from', { title: design.title })}</span></p>
      {affected.length > 0 && (
        <div className="impact-scroll">
          <table className="goal-table">
            <thead><tr><th scope="col">{t('design.learner')}</th><th scope="col" className="num">{t('design.minutes')}</th><th scope="col" className="num">{t('design.added')}</th><th scope="col" className="num">{t('design.removed')}</th><th scope="col" className="num">{t('design.waived')}</th><th scope="col" className="num">{t('design.taken')}</th></tr></thead>
            <tbody>
              {affected.map(({ profile, difference: { minutes, added, removed, waived, taken } }) => (
                <tr key={profile.id}>
                  <th scope="row"><button type="button" className="text-link" onClick={() => followProfile(studio, profile)}>{profile.title}</button></th>
                  <td className="num">{minutes > 0 ? `+${minutes}` : minutes < 0 ? `−${-minutes}` : '0'}</td>{cell(added)}{cell(removed)}{cell(waived)}{cell(taken)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
