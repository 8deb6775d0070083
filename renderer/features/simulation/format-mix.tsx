import type { Program } from '#shared/path/program';
import { formatMix } from '#shared/path/format-mix';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';
import type { Learner } from './use-simulation';

/** How much of the path comes in the learner's first preferred format, and which modules keep it down: reported, never forced. */
export function FormatMixNote({ program, learner }: { readonly program: Program; readonly learner: Learner }) {
  const document = useReplica((state) => state.document);
  const [format] = learner.profile.preferences.formats;
  if (!format) return null;
  const { percent, without } = formatMix(program, learner.run.path, format);
  return (
    <section>
      <h3>{t('formats.title')}</h3>
      <p>{t('formats.mix', { percent, format: t(`format.${format}`) })}</p>
      {without.length > 0 && <p className="muted">{t('formats.without', { modules: without.map((id) => `“${nameOf(document, id)}”`).join(', ') })}</p>}
    </section>
  );
}
