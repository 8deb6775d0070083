import { minutesText, t } from '../../i18n/t';
import type { Learner } from './use-simulation';

/** Minutes of each learner against the static path. */
export function MinutesBars({ a, b }: { readonly a: Learner | null; readonly b: Learner | null }) {
  if (!a) return null;
  const bars = [{ label: t('why.static'), minutes: a.run.baselineMinutes, className: 'static' }, { label: `A · ${a.profile.title}`, minutes: a.run.path.minutes, className: 'a' }, ...(b ? [{ label: `B · ${b.profile.title}`, minutes: b.run.path.minutes, className: 'b' }] : [])];
  const most = Math.max(1, ...bars.map((bar) => bar.minutes));
  return (
    <section className="minutes-bars">
      <h3>{t('why.minutes')}</h3>
      {bars.map((bar) => (
        <div key={bar.label}>
          <div className="row"><span className="truncate grow">{bar.label}</span><strong className="num">{minutesText(bar.minutes)}</strong></div>
          <div className="meter"><i className={bar.className} style={{ width: `${(bar.minutes / most) * 100}%` }} /></div>
        </div>
      ))}
    </section>
  );
}
