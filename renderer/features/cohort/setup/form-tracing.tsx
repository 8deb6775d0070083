import { Trash2 } from 'lucide-react';
import { inOrderOfId } from '#shared/kit/order';
import { tracingFields, type TracingField, type TracingForm } from '#shared/model/tracing';
import { t } from '../../../i18n/t';
import { canClear, mostOf, ownOf, withCompetency, withoutCompetency, withPart, withValue, type Scope } from '../../../store/cohort-tracing';
import { changeTracing } from '../../../store/cohort-verbs';
import { useReplica, useStudio } from '../../../store/studio-context';
import { IconButton } from '../../../ui/button';
import { NumberPart } from '../../../ui/number-part';
import { PickList } from '../../../ui/pick-list';
import { SelectBox } from '../../../ui/select-box';
import { TextInput } from '../../../ui/text-input';
import type { PartProps } from './form-model';

/** By which model an attempt goes. */
export function AttemptWay({ draft, set }: PartProps) {
  return <div className="form-choice"><span>{t('tracing.way')}</span><SelectBox label={t('tracing.way')} value={draft.isTraced ? 'bkt' : 'logistic'} choices={(['logistic', 'bkt'] as const).map((value) => ({ value, label: t(`tracing.${value}`) }))} onChange={(value) => set({ isTraced: value === 'bkt' })} /></div>;
}

/** The numbers of knowledge tracing: for all competencies, and what differs for single ones. */
export function TracingFields({ tracing }: { readonly tracing: TracingForm }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const competencies = inOrderOfId(document.tables.competency);
  const left = competencies.filter(({ id }) => !tracing.competencies.some(({ competency }) => competency === id));
  return (
    <div className="tracing">
      <h4>{t('tracing.all')}</h4>
      {tracingFields.map((field) => <Probability key={field} tracing={tracing} scope={null} field={field} name={t(`tracing.${field}`)} />)}
      <h4>{t('tracing.own')}</h4>
      <p className="muted">{t(competencies.length === 0 ? 'tracing.none' : 'tracing.ownText')}</p>
      {tracing.competencies.map(({ competency }) => <Own key={competency} tracing={tracing} competency={competency} />)}
      {left.length > 0 && <PickList label={t('tracing.addLabel')} text={t('tracing.add')} options={left.map(({ id, title }) => ({ id, title }))} chosen={[]} searchText={t('tracing.search')} emptyText={t('tracing.noneFound')} onChange={([id]) => id !== undefined && changeTracing(studio, (now) => withCompetency(now, id))} />}
    </div>
  );
}

function Own({ tracing, competency }: { readonly tracing: TracingForm; readonly competency: string }) {
  const studio = useStudio();
  const record = useReplica((state) => state.document.tables.competency.get(competency));
  const title = record?.title ?? competency;
  return (
    <div className="tracing-own" role="group" aria-label={title}>
      <div className="cohort-row"><strong className="truncate" title={title}>{title}</strong><IconButton size="small" label={t('tracing.remove', { competency: title })} onPress={() => changeTracing(studio, (now) => withoutCompetency(now, competency))}><Trash2 /></IconButton></div>
      {!record && <small className="err">{t('tracing.gone')}</small>}
      {tracingFields.map((field) => <Probability key={field} tracing={tracing} scope={competency} field={field} name={t('tracing.of', { field: t(`tracing.${field}`), competency: title })} />)}
    </div>
  );
}

interface ProbabilityProps {
  readonly tracing: TracingForm;
  readonly scope: Scope;
  readonly field: TracingField;
  /** What the field is called where it stands alone. */
  readonly name: string;
}

/** One number with what it means, what it may be instead, and where it is from. */
function Probability({ tracing, scope, field, name }: ProbabilityProps) {
  const studio = useStudio();
  const own = ownOf(tracing, scope, field);
  const most = mostOf(tracing, scope, field, 'value');
  const isOptional = scope !== null && canClear(tracing, scope, field);
  return (
    <div className="tracing-number">
      <div className="cohort-row">
        <span className="row-label" title={name}>{t(`tracing.${field}`)}</span>
        <NumberPart label={name} value={own?.value ?? null} min={0} max={most} decimals={2} unit="%" placeholder={String(tracing[field].value)} optional={isOptional} isTold invalidText={most < 100 ? t('tracing.together', { most }) : t('tracing.wrong', { least: 0, most })} onCommit={(value) => changeTracing(studio, (now) => withValue(now, scope, field, value))} />
      </div>
      {scope === null && <small>{t(`tracing.${field}.text`)}</small>}
      {own && <More tracing={tracing} scope={scope} field={field} name={name} />}
    </div>
  );
}

/** Range and source, folded away behind what they say. */
function More({ tracing, scope, field, name }: ProbabilityProps) {
  const studio = useStudio();
  const { value, low, high, source } = ownOf(tracing, scope, field) ?? tracing[field];
  const most = mostOf(tracing, scope, field, 'high');
  const end = (key: 'low' | 'high', at: number, least: number, atMost: number) => <NumberPart label={t(`tracing.${key}`, { field: name })} value={at} min={least} max={atMost} decimals={2} unit="%" isTold invalidText={t('tracing.wrong', { least, most: atMost })} onCommit={(next) => next !== null && changeTracing(studio, (now) => withPart(now, scope, field, { [key]: next }))} />;
  return (
    <details>
      <summary aria-label={`${name}: ${t('tracing.range', { low, high, basis: source === '' ? t('cohort.basis.assumption') : source })}`}>{t('tracing.range', { low, high, basis: source === '' ? t('cohort.basis.assumption') : source })}</summary>
      <div className="tracing-more">
        <span>{t('tracing.between')}</span>{end('low', low, 0, value)}<span>{t('tracing.and')}</span>{end('high', high, value, most)}
        <TextInput label={t('tracing.source', { field: name })} value={source} placeholder={t('tracing.sourceHint')} onCommit={(text) => changeTracing(studio, (now) => withPart(now, scope, field, { source: text.trim() === '' ? '' : text.slice(0, 500) }))} />
      </div>
    </details>
  );
}
