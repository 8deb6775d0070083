import type { ExportPreview } from '#shared/contract/shapes';
import { learnersUnderWay } from '#shared/exchange/release/under-way';
import { t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { useStudio } from '../../store/studio-context';
import { Badge } from '../../ui/badge';

const tones = { same: 'ok', minor: '', credential: 'warn', major: 'err' } as const;
/** Changes shown before the rest is only counted. */
const mostShown = 12;

/** What publishing this would do to learners of the last release. */
export function ExportImpact({ impact }: { readonly impact: NonNullable<ExportPreview['impact']> }) {
  const studio = useStudio();
  const { against, level, changes, identifiers, progress, advice } = impact;
  return (
    <section className="export-impact" aria-label={t('export.impact')}>
      <div className="panel-head"><h2>{t('export.impact')}</h2><span className="spacer" /><span className="count" title={t('export.published', { day: against.at.slice(0, 10) })}>{t('export.against', { number: against.number })}</span></div>
      <div className="impact-lead">
        <p><Badge tone={tones[level]}>{t(`export.level.${level}`)}</Badge> <strong>{t(`export.advice.${level === 'same' ? 'same' : advice}`)}</strong></p>
        {progress === 'lost' && <p className="muted">{t('export.progress.lost')}</p>}
        {(level !== 'same' || advice !== 'replace') && <p>{learnersUnderWay(impact, against.number).advice}</p>}
      </div>
      <ul>
        {changes.slice(0, mostShown).map((change, index) => {
          const [record] = change.records;
          return (
            <li key={index} className="impact-row">
              {record ? <button type="button" className="link grow" onClick={() => goToRecord(studio, record)}>{change.what}</button> : <span className="grow">{change.what}</span>}
              <Badge tone={tones[change.level]}>{t(`export.level.${change.level}`)}</Badge>
            </li>
          );
        })}
        {changes.length > mostShown && <li className="impact-row muted">{t('export.moreChanges', { count: changes.length - mostShown })}</li>}
      </ul>
      <p className="impact-ids muted">{t('export.ids', identifiers)}</p>
    </section>
  );
}
