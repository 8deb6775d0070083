import { Switch } from 'react-aria-components';
import type { ExportPreview } from '#shared/contract/shapes';
import type { ExportOptions } from '#shared/exchange/export-options';
import { targetKinds } from '#shared/exchange/targets';
import { t } from '../../i18n/t';
import { useSession, useStudio } from '../../store/studio-context';
import { SelectBox } from '../../ui/select-box';
import { ExportBrand } from './export-brand';

/** What the LMS team chooses: what is reported when, answers, and whether the design travels along. */
export function ExportChoices({ reporting }: { readonly reporting: ExportPreview['reporting'] }) {
  const studio = useStudio();
  const options = useSession((state) => state.exportOptions);
  const { source, standard } = targetKinds[useSession((state) => state.exportTarget)];
  const set = (change: Partial<ExportOptions>): void => studio.session.setState({ exportOptions: { ...options, ...change } });
  return (
    <>
      {reporting.length > 0 && (
        <section className="export-choices">
          <h3>{t('export.reporting')}</h3>
          <dl className="reported">
            {reporting.map(({ when, reports }) => <div key={when}><dt>{t(`export.when.${when}`)}</dt><dd className="mono">{reports}</dd></div>)}
          </dl>
          <SelectBox label={t('export.finished')} prefix={t('export.finished')} value={options.finished} choices={(['by-mark', 'completed', 'passed'] as const).map((value) => ({ value, label: t(`export.finished.${value}`) }))} onChange={(finished) => set({ finished })} />
          <SelectBox label={t('export.awaited')} prefix={t('export.awaited')} value={options.awaited} choices={(['failed', 'incomplete'] as const).map((value) => ({ value, label: t(`export.awaited.${value}`) }))} onChange={(awaited) => set({ awaited })} />
        </section>
      )}
      {standard !== null && (
        <section className="export-choices">
          <Choice label={t('export.interactions')} hint={t(options.interactions ? 'export.interactions.on' : 'export.interactions.off')} on={options.interactions} onChange={(interactions) => set({ interactions })} />
        </section>
      )}
      {standard !== null && <ExportBrand />}
      {source === 'inside' && (
        <section className="export-choices">
          <Choice label={t('export.source')} hint={t(options.editableSource ? 'export.source.on' : 'export.source.off')} on={options.editableSource} onChange={(editableSource) => set({ editableSource })} />
        </section>
      )}
    </>
  );
}

function Choice({ label, hint, on, onChange }: { readonly label: string; readonly hint: string; readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <Switch className="switch" isSelected={on} onChange={onChange}>
      <span className="grow"><strong>{label}</strong><small>{hint}</small></span>
      <i aria-hidden />
    </Switch>
  );
}
