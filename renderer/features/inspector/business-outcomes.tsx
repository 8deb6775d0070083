import { Plus, X } from 'lucide-react';
import type { BusinessOutcome, Competency } from '#shared/model/competency';
import { correlationInterval } from '#shared/simulate/statistics/correlation';
import { t } from '../../i18n/t';
import { inTurn } from '../../store/in-turn';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { NumberPart } from '../../ui/number-part';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { FieldRow } from './fields';

const bases: readonly BusinessOutcome['basis'][] = ['assumption', 'measured'];

/** What of the business a competency is meant to move: by how much, how closely the two go together, and how that is known. */
export function BusinessOutcomes({ competency: { id, outcomes } }: { readonly competency: Competency }) {
  const studio = useStudio();
  const save = (change: (now: readonly BusinessOutcome[]) => readonly BusinessOutcome[]): void => inTurn(studio, () => {
    const now = studio.replica.getState().document.tables.competency.get(id);
    return now && setFields(studio, id, { outcomes: change(now.outcomes) });
  });
  const add = (): void => save((now) => [...now, { title: t('outcomes.new', { number: now.length + 1 }), change: null, correlation: null, people: null, basis: 'assumption', source: '' }]);
  return (
    <section>
      <div className="row"><h3>{t('outcomes.title')}</h3><span className="count">{outcomes.length}</span><span className="spacer" /><IconButton size="small" label={t('outcomes.add')} onPress={add}><Plus /></IconButton></div>
      {outcomes.length === 0 && <p className="muted">{t('outcomes.none')}</p>}
      {outcomes.map((outcome, index) => (
        <OutcomeEditor key={index} outcome={outcome} number={index + 1} onChange={(next) => save((now) => now.map((other, at) => (at === index ? { ...other, ...next } : other)))} onRemove={() => save((now) => now.filter((_, at) => at !== index))} />
      ))}
    </section>
  );
}

function OutcomeEditor({ outcome, number, onChange, onRemove }: { readonly outcome: BusinessOutcome; readonly number: number; readonly onChange: (next: Partial<BusinessOutcome>) => void; readonly onRemove: () => void }) {
  const { title, change, correlation, people, basis, source } = outcome;
  const interval = correlation === null || people === null ? null : correlationInterval(correlation, people);
  return (
    <div className="task" role="group" aria-label={t('outcomes.one', { number })}>
      <div className="row">
        <TextInput bare label={t('outcomes.figure', { number })} value={title} onCommit={(text) => text.trim() !== '' && onChange({ title: text.trim() })} />
        <IconButton size="small" label={t('inspect.remove', { name: title })} onPress={onRemove}><X /></IconButton>
      </div>
      <FieldRow label={t('outcomes.change')}><NumberPart optional label={t('outcomes.changeOf', { title })} value={change} min={-100} max={10_000} decimals={1} unit=" %" placeholder="–" invalidText={t('outcomes.changeInvalid')} onCommit={(next) => onChange({ change: next })} /></FieldRow>
      <FieldRow label={t('outcomes.correlation')}><NumberPart optional label={t('outcomes.correlationOf', { title })} value={correlation} min={-1} max={1} decimals={3} placeholder="–" invalidText={t('outcomes.correlationInvalid')} onCommit={(next) => onChange({ correlation: next })} /></FieldRow>
      <FieldRow label={t('outcomes.people')}><NumberPart optional label={t('outcomes.peopleOf', { title })} value={people} min={1} max={10_000_000} placeholder="–" invalidText={t('outcomes.peopleInvalid')} onCommit={(next) => onChange({ people: next })} /></FieldRow>
      {interval && <p className="muted">{t(interval.low <= 0 && interval.high >= 0 ? 'outcomes.maybeChance' : 'outcomes.interval', { low: interval.low.toFixed(2), high: interval.high.toFixed(2) })}</p>}
      <FieldRow label={t('outcomes.basis')}><SelectBox look="bare" label={t('outcomes.basisOf', { title })} value={basis} choices={bases.map((value) => ({ value, label: t(`outcomes.basis.${value}`) }))} onChange={(next) => onChange({ basis: next })} /></FieldRow>
      <FieldRow label={t('outcomes.source')}><TextInput bare label={t('outcomes.sourceOf', { title })} placeholder={t('outcomes.sourceHint')} value={source} onCommit={(text) => onChange({ source: text.trim() })} /></FieldRow>
    </div>
  );
}
