import { Plus, X } from 'lucide-react';
import type { EvidencePart as Source, Rule } from '#shared/model/rule';
import { t } from '../../../i18n/t';
import { Button, IconButton } from '../../../ui/button';
import { keepFocusNear } from '../../../ui/keep-focus';
import { NumberPart } from '../../../ui/number-part';
import { AgePart } from './age-part';
import { editItem } from './edit-list';
import { EvidencePart, SubjectPart } from './pickers';
import { countingKinds } from './words';

/** As many sources as a combined score may have. */
const most = 8;
const fresh: Source = { subject: null, evidenceKinds: [], maxAgeDays: null, weight: 1, required: false };

/** What a rule begins with when it combines: what it read so far, and one more source. */
export function startingSources({ reads }: Rule): Source[] {
  return [{ ...fresh, subject: reads.subject, evidenceKinds: reads.evidenceKinds, maxAgeDays: reads.maxAgeDays, weight: 2 }, fresh];
}

interface Props {
  readonly rule: Rule;
  readonly sources: readonly Source[];
  /** Changes the sources as they stand when it is saved; undefined: they are no longer combined. */
  readonly onSave: (change: (now: readonly Source[]) => Source[] | undefined) => void;
}

/** The sources of a combined score: what each is of, by which evidence, how much it weighs, and whether it may be missing. */
export function CombinedLines({ rule, sources, onSave }: Props) {
  const replace = (index: number, change: Partial<Source>): void => onSave((now) => editItem(now, sources, index, { ...(sources[index] as Source), ...change }));
  const total = sources.reduce((sum, source) => sum + source.weight, 0);
  return (
    <div className="combined">
      <ol className="sentence-lines">
        {sources.map((source, index) => {
          const number = index + 1;
          return (
            <li key={index} className="sentence-line">
              <i className="swatch" aria-hidden />
              <span className="parts" role="group" aria-label={t('combined.source', { number })}>
                <NumberPart label={t('combined.weight', { number })} value={source.weight} min={1} max={1000} unit="×" invalidText={t('sentence.wholeFromTo', { min: 1, max: 1000 })} onCommit={(weight) => weight !== null && replace(index, { weight })} />
                <EvidencePart label={t('combined.evidence', { number })} kinds={source.evidenceKinds} defaults={countingKinds} onChange={(evidenceKinds) => replace(index, { evidenceKinds })} />
                <span>{t('sentence.of')}</span>
                <SubjectPart label={t('combined.subject', { number })} subject={source.subject} own={rule.module} onChange={(subject) => replace(index, { subject })} />
                <AgePart label={t('combined.age', { number })} days={source.maxAgeDays} onChange={(maxAgeDays) => replace(index, { maxAgeDays })} />
                <label className="row"><input type="checkbox" className="check" checked={source.required} aria-label={t('combined.requiredOf', { number })} onChange={(event) => replace(index, { required: event.target.checked })} /> {t('combined.required')}</label>
              </span>
              <span className="line-count">{t('combined.share', { percent: Math.round((source.weight / total) * 100) })}</span>
              <span className="line-tools"><IconButton size="small" label={t('combined.remove', { number })} isDisabled={sources.length < 3} onPress={({ target }) => { keepFocusNear(target); onSave((now) => editItem(now, sources, index, null)); }}><X /></IconButton></span>
            </li>
          );
        })}
      </ol>
      <div className="row wrap add-parts">
        {sources.length < most && <Button size="small" look="quiet" onPress={() => onSave((now) => (now.length < most ? [...now, fresh] : [...now]))}><Plus aria-hidden /> {t('combined.add')}</Button>}
        <Button size="small" look="quiet" onPress={() => onSave(() => undefined)}>{t('combined.stop')}</Button>
      </div>
    </div>
  );
}
