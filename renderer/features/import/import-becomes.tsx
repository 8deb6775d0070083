import type { ImportPreview } from '#shared/contract/shapes';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';

type Candidate = Pick<ImportPreview['candidates'][number], 'course' | 'title' | 'version' | 'from'> & { readonly because: ImportPreview['candidates'][number]['because'] | 'chosen' };

/** The courses that can be replaced, and the one that was chosen from elsewhere. */
function candidatesOf({ candidates, replacement }: ImportPreview): readonly Candidate[] {
  const chosen = replacement?.course;
  if (!chosen || candidates.some(({ course }) => course === chosen.id)) return candidates;
  return [{ ...chosen, course: chosen.id, because: 'chosen' }, ...candidates];
}

/** Which course the source replaces, or that it becomes one of its own; nothing where there is no choice. */
export function ImportBecomes({ preview, onChoose }: { readonly preview: ImportPreview; readonly onChoose: (course: RecordId | null) => void }) {
  const candidates = candidatesOf(preview);
  if (candidates.length === 0) return null;
  const chosen = preview.replacement?.course.id ?? null;
  return (
    <fieldset className="import-becomes">
      <legend>{t('replace.question')}</legend>
      {candidates.map(({ course, title, version, from, because }) => (
        <label key={course}>
          <input type="radio" name="import-becomes" checked={chosen === course} onChange={() => onChoose(course)} />
          <span><strong>{t('replace.option', { title })}</strong> <span className="muted">{[version ? t('replace.version', { version }) : t('replace.from', { from }), t(`replace.because.${because}`)].join(' · ')}</span></span>
        </label>
      ))}
      <label>
        <input type="radio" name="import-becomes" checked={chosen === null} onChange={() => onChoose(null)} />
        <span><strong>{t('replace.asNew')}</strong></span>
      </label>
    </fieldset>
  );
}
