import { Lightbulb } from 'lucide-react';
import { minutesText, t } from '../../i18n/t';
import { countedFields, isFilled } from '../../store/fields/all-fields';
import { changeView } from '../../store/library-view';
import { modulesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';

const bins = [15, 30, 45, 60, 90, Infinity] as const;

/** How the breakdown stands: lengths of the modules, and how far the fields are filled; a field shows the modules that lack it. */
export function LibraryHealth() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { where } = useSession((state) => state.library.view);
  const modules = modulesOf(document);
  const timed = modules.filter((module) => module.minutes !== null);
  const counts = bins.map((to, index) => timed.filter((module) => (module.minutes ?? 0) <= to && (module.minutes ?? 0) > (bins[index - 1] ?? -1)).length);
  const labels = bins.map((to, index) => (to === Infinity ? `> ${bins[index - 1] ?? 0}` : `≤ ${to}`));
  const most = Math.max(1, ...counts);
  const showMissing = (id: string): void => {
    studio.session.setState({ libraryView: 'grid' });
    changeView(studio, { where: where[id] === null ? {} : { [id]: null } });
  };
  return (
    <div className="inspect">
      <div className="panel-head"><h2>{t('health.title')}</h2></div>
      <div className="inspect-body">
        <section>
          <div className="row"><h3>{t('health.length')}</h3><span className="spacer" /><span className="count">{t('health.lengthLine', { count: timed.length, time: minutesText(timed.reduce((sum, module) => sum + (module.minutes ?? 0), 0)) })}</span></div>
          <div className="histogram" role="img" aria-label={counts.map((count, index) => t('health.bin', { label: labels[index] ?? '', count })).join('; ')}>
            {counts.map((count, index) => (
              <div key={labels[index]}><span className="num">{count || ''}</span><i style={{ height: `${(count / most) * 84}px` }} /><small>{labels[index]}</small></div>
            ))}
          </div>
          {timed.length < modules.length && <p className="muted">{t('health.noMinutes', { count: modules.length - timed.length })}</p>}
        </section>
        <section>
          <h3>{t('health.fields')}</h3>
          <ul className="health-fields">
            {countedFields(document).map((field) => {
              const count = modules.filter((module) => isFilled(document, module, field)).length;
              return (
                <li key={field.id}>
                  <button type="button" aria-pressed={where[field.id] === null} disabled={count === modules.length && where[field.id] !== null} title={count < modules.length ? t('health.showMissing', { count: modules.length - count, field: field.label }) : undefined} onClick={() => showMissing(field.id)}>
                    <span className="truncate">{field.label}</span>
                    <span className="meter"><i style={{ width: modules.length > 0 ? `${(count / modules.length) * 100}%` : 0 }} /></span>
                    <span className="count">{t('health.filled', { filled: count, total: modules.length })}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
        {modules.length > 1 && <div className="row"><Button onPress={() => studio.openDialog({ kind: 'suggestions', modules: [] })}><Lightbulb aria-hidden /> {t('health.suggest')}</Button></div>}
      </div>
    </div>
  );
}
