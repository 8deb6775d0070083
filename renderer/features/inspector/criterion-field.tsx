import { criterionKinds, type Criterion, type Objective } from '#shared/model/objective';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { NumberPart } from '../../ui/number-part';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';

const usual: Readonly<Record<Criterion['kind'], () => Criterion>> = {
  score: () => ({ kind: 'score', atLeast: 8000 }),
  time: () => ({ kind: 'time', atMostMinutes: 10 }),
  observation: () => ({ kind: 'observation', seen: t('criterion.seenNew') }),
};

/** How it is seen that an objective is met: nothing, or a score, a time, an observation. */
export function CriterionField({ objective: { id, criterion }, number }: { readonly objective: Objective; readonly number: number }) {
  const studio = useStudio();
  const save = (next: Criterion | null): void => void setFields(studio, id, { criterion: next });
  return (
    <div className="row criterion">
      <SelectBox
        look="pill" label={t('criterion.of', { number })} value={criterion?.kind ?? 'none'} choices={(['none', ...criterionKinds] as const).map((value) => ({ value, label: t(`criterion.${value}`) }))}
        onChange={(kind) => save(kind === 'none' ? null : usual[kind]())}
      />
      {criterion?.kind === 'score' && <NumberPart label={t('criterion.scoreOf', { number })} value={criterion.atLeast / 100} min={0} max={100} decimals={2} unit=" %" invalidText={t('inspect.notPercent', { text: '', label: t('criterion.score') })} onCommit={(value) => value !== null && save({ kind: 'score', atLeast: Math.round(value * 100) })} />}
      {criterion?.kind === 'time' && <NumberPart label={t('criterion.timeOf', { number })} value={criterion.atMostMinutes} min={1} max={100_000} unit=" min" invalidText={t('criterion.timeInvalid')} onCommit={(value) => value !== null && save({ kind: 'time', atMostMinutes: value })} />}
      {criterion?.kind === 'observation' && <TextInput bare label={t('criterion.seenOf', { number })} value={criterion.seen} onCommit={(text) => text.trim() !== '' && save({ kind: 'observation', seen: text.trim() })} />}
    </div>
  );
}
