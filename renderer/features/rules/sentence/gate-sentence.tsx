import { Plus, X } from 'lucide-react';
import type { Gate, GateCondition } from '#shared/model/gate';
import { t } from '../../../i18n/t';
import { nameOf, zonesOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { setFields } from '../../../store/verbs';
import { Button, IconButton } from '../../../ui/button';
import { keepFocusNear } from '../../../ui/keep-focus';
import { NumberPart } from '../../../ui/number-part';
import { PickList } from '../../../ui/pick-list';
import { SelectBox } from '../../../ui/select-box';
import { EvidencePart } from './pickers';
import { countingKinds } from './words';

/** A gate as a sentence: the zone, and every condition that opens it. */
export function GateSentence({ gate }: { readonly gate: Gate }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const zones = zonesOf(document, gate.role).filter((zone) => zone.policy !== 'open' && zone.policy !== 'remedial');
  const others = zones.filter((zone) => zone.id !== gate.zone);
  const measured = others.filter((zone) => zone.policy !== 'elective').flatMap((zone) => zone.modules);
  const save = (conditions: readonly GateCondition[]): void => void setFields(studio, gate.id, { conditions });
  const [firstZone] = others;
  const unused = measured.find((id) => !gate.conditions.some((condition) => condition.kind === 'measure' && condition.module === id)) ?? measured[0];
  return (
    <div className="sentence">
      <div className="sentence-head parts">
        <SelectBox label={t('inspect.gateOpens')} value={gate.zone} choices={zones.map((zone) => ({ value: zone.id, label: zone.title }))} onChange={(zone) => void setFields(studio, gate.id, { zone })} />
        <span>{t('gate.opensWhen')}</span>
      </div>
      <ol className="sentence-lines">
        {gate.conditions.map((condition, index) => (
          <li key={index} className="sentence-line">
            <i className="swatch" aria-hidden />
            <span className="parts">
              {index > 0 && <span>{t('gate.and')}</span>}
              <ConditionPart condition={condition} number={index + 1} zones={others.map((zone) => zone.id)} modules={measured} onChange={(next) => save(gate.conditions.map((other, at) => (at === index ? next : other)))} />
            </span>
            <span className="line-tools"><IconButton size="small" label={t('sentence.removeCondition', { number: index + 1 })} isDisabled={gate.conditions.length < 2} onPress={({ target }) => { keepFocusNear(target); save(gate.conditions.filter((_other, at) => at !== index)); }}><X /></IconButton></span>
          </li>
        ))}
      </ol>
      <div className="row wrap add-parts">
        {firstZone && <Button size="small" look="quiet" onPress={() => save([...gate.conditions, { kind: 'zone', zone: firstZone.id, needs: 'settled' }])}><Plus aria-hidden /> {t('inspect.gateAddZone')}</Button>}
        {unused && <Button size="small" look="quiet" onPress={() => save([...gate.conditions, { kind: 'measure', module: unused, score: document.tables.module.get(unused)?.passMark ?? 8000, evidenceKinds: [] }])}><Plus aria-hidden /> {t('inspect.gateAddMeasure')}</Button>}
      </div>
    </div>
  );
}

interface PartProps {
  readonly condition: GateCondition;
  readonly number: number;
  readonly zones: readonly string[];
  readonly modules: readonly string[];
  readonly onChange: (condition: GateCondition) => void;
}

function ConditionPart({ condition, number, zones, modules, onChange }: PartProps) {
  const document = useReplica((state) => state.document);
  const options = (ids: readonly string[], now: string) => [...new Set([...ids, now])].map((id) => ({ id, title: nameOf(document, id) }));
  const search = { searchText: t('sentence.search'), emptyText: t('sentence.nothingFound') };
  if (condition.kind === 'zone') {
    return (
      <>
        <span>{t('gate.everyModuleOf')}</span>
        <PickList {...search} label={t('gate.zone', { number })} className="part" text={nameOf(document, condition.zone)} chosen={[condition.zone]} options={options(zones, condition.zone)} onChange={([zone]) => zone && onChange({ ...condition, zone })} />
        <span>{t('gate.is')}</span>
        <SelectBox label={t('gate.needs', { number })} value={condition.needs} choices={[{ value: 'settled', label: t('inspect.gateSettled') }, { value: 'done', label: t('inspect.gateDone') }]} onChange={(needs) => onChange({ ...condition, needs })} />
      </>
    );
  }
  return (
    <>
      <PickList {...search} label={t('gate.module', { number })} className="part tone-testable" text={nameOf(document, condition.module)} chosen={[condition.module]} options={options(modules, condition.module)} onChange={([module]) => module && onChange({ ...condition, module })} />
      <span>{t('gate.reaches')}</span>
      <NumberPart label={t('gate.score', { number })} value={condition.score / 100} min={0} max={100} decimals={2} unit="%" invalidText={t('sentence.percent')} onCommit={(value) => value !== null && onChange({ ...condition, score: Math.round(value * 100) })} />
      <span>{t('sentence.by')}</span>
      <EvidencePart label={t('gate.evidence', { number })} kinds={condition.evidenceKinds} defaults={countingKinds} offered={countingKinds} onChange={(evidenceKinds) => onChange({ ...condition, evidenceKinds })} />
    </>
  );
}
