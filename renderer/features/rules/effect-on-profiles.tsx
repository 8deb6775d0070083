import type { Profile } from '#shared/model/profile';
import type { RecordId } from '#shared/model/ids';
import type { Run } from '#shared/path/run';
import { minutesText, percentText, t } from '../../i18n/t';
import { zonesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { addProfile } from '../../store/verbs';
import { Button } from '../../ui/button';
import { PathBar } from '../../ui/path-bar';
import { pathSegments } from './path-segments';
import { useProfileRuns } from './use-profile-runs';

/** What the rules change for each stored profile of the role: minutes with and without them, and the path as a strip. */
export function EffectOnProfiles({ role }: { readonly role: RecordId }) {
  const studio = useStudio();
  const { runs, isRefused, total } = useProfileRuns(role);
  const most = Math.max(1, ...runs.map(({ run }) => Math.max(run.path.minutes, run.baselineMinutes)));
  return (
    <section className="rule-card effects" aria-label={t('effect.title')}>
      <div className="card-head"><h3>{t('effect.title')}</h3><span className="spacer" />{total > runs.length && !isRefused && <span className="muted">{t('effect.running', { done: runs.length, total })}</span>}</div>
      {isRefused && <p className="note err">{t('effect.refused')}</p>}
      {!isRefused && total === 0 && <p className="muted">{t('effect.none')} <Button size="small" onPress={() => void addProfile(studio)}>{t('action.addProfile')}</Button></p>}
      <ul>{runs.map(({ profile, run }) => <ProfileEffect key={profile.id} role={role} profile={profile} run={run} most={most} />)}</ul>
    </section>
  );
}

function ProfileEffect({ role, profile, run, most }: { readonly role: RecordId; readonly profile: Profile; readonly run: Run; readonly most: number }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { minutes } = run.path;
  const difference = minutes - run.baselineMinutes;
  const last = profile.evidence.findLast((event) => event.score !== null);
  const facts = [last?.score !== null && last?.score !== undefined ? `${percentText(last.score)} ${t(`evidence.${last.kind}`).toLowerCase()}` : t('sim.noEvidence'), t('effect.without', { minutes: minutesText(run.baselineMinutes) })].join(' · ');
  const open = (): void => studio.session.setState((state) => ({ screen: 'simulate', simulateView: 'one', role, profiles: { a: profile.id, b: null }, simulation: { ...state.simulation, moment: null, module: null } }));
  const change = difference === 0 ? t('effect.same') : `${difference > 0 ? '+' : '−'}${minutesText(Math.abs(difference))}`;
  return (
    <li>
      <div className="effect-head">
        <button type="button" className="link truncate" title={t('effect.open', { name: profile.title })} onClick={open}>{profile.title}</button>
        <strong className="num">{run.path.end === 'escalated' ? t('effect.waits') : minutesText(minutes)}</strong>
        <small className="muted truncate">{facts}</small>
        <small className={difference > 0 ? 'num more' : difference < 0 ? 'num less' : 'num muted'}>{change}</small>
      </div>
      <PathBar label={t('effect.path', { name: profile.title })} segments={pathSegments(zonesOf(document, role), run.path)} total={most} />
    </li>
  );
}
