import { askedOf, type Subgroup, type Zone, type ZoneRequirement } from '#shared/model/zone';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';
import { setFields } from '../../../store/verbs';
import { NumberPart } from '../../../ui/number-part';
import { SelectBox } from '../../../ui/select-box';

const kinds = ['count', 'minutes', 'credits'] as const;
const policies = ['learner', 'ranked', 'seeded'] as const;

/** What an elective zone asks for, as a sentence. */
export function ChoiceSentence({ zone }: { readonly zone: Zone }) {
  const studio = useStudio();
  const requirement: ZoneRequirement = zone.requirement ?? { kind: 'count', choose: 0 };
  const save = (next: ZoneRequirement): void => void setFields(studio, zone.id, { requirement: next });
  const setAsked = (asked: number): void => save(requirement.kind === 'count' ? { ...requirement, choose: asked } : { ...requirement, atLeast: asked });
  const setKind = (kind: ZoneRequirement['kind']): void => {
    if (kind !== requirement.kind) save(kind === 'count' ? { kind, choose: 1 } : { kind, atLeast: kind === 'minutes' ? 60 : 1 });
  };
  const setGroup = (index: number, change: Partial<Subgroup>): void => save({ ...requirement, groups: (requirement.groups ?? []).map((group, at) => (at === index ? { ...group, ...change } : group)) });
  return (
    <div className="sentence">
      <div className="sentence-head parts">
        <span>{t('choice.atLeast')}</span>
        <NumberPart label={t('zone.choose')} value={askedOf(requirement)} min={0} max={requirement.kind === 'count' ? zone.modules.length : 100_000} decimals={requirement.kind === 'credits' ? 2 : 0} invalidText={t('sentence.wholeFrom', { min: 0 })} onCommit={(asked) => asked !== null && setAsked(asked)} />
        <SelectBox label={t('zone.kind')} value={requirement.kind} choices={kinds.map((value) => ({ value, label: t(`zone.kind.${value}`) }))} onChange={setKind} />
        <span>{t('choice.of', { count: zone.modules.length, zone: zone.title })}</span>
        <SelectBox label={t('field.choice')} value={zone.choice.policy} choices={policies.map((value) => ({ value, label: t(`choice.${value}`) }))} onChange={(policy) => void setFields(studio, zone.id, { choice: { ...zone.choice, policy } })} />
        {zone.choice.policy === 'seeded' && <NumberPart label={t('choice.seed')} value={zone.choice.seed} min={0} max={1_000_000_000} invalidText={t('sentence.wholeFrom', { min: 0 })} onCommit={(seed) => seed !== null && void setFields(studio, zone.id, { choice: { ...zone.choice, seed } })} />}
      </div>
      {(requirement.groups ?? []).length > 0 && (
        <ol className="sentence-lines">
          {requirement.groups?.map((group, index) => (
            <li key={index} className="sentence-line">
              <i className="swatch" aria-hidden />
              <span className="parts">
                <span>{t('choice.group', { title: group.title })}</span>
                <NumberPart label={t('choice.groupLeast', { title: group.title })} value={group.atLeast} min={0} max={100_000} decimals={2} invalidText={t('sentence.wholeFrom', { min: 0 })} onCommit={(atLeast) => atLeast !== null && setGroup(index, { atLeast })} />
                <span>{t('choice.groupTo')}</span>
                <NumberPart optional label={t('choice.groupMost', { title: group.title })} value={group.atMost} min={0} max={100_000} decimals={2} placeholder={t('choice.anyNumber')} invalidText={t('sentence.wholeFrom', { min: 0 })} onCommit={(atMost) => setGroup(index, { atMost })} />
              </span>
            </li>
          ))}
        </ol>
      )}
      <label className="row"><input type="checkbox" className="check" checked={zone.waivable} onChange={(event) => void setFields(studio, zone.id, { waivable: event.target.checked })} /> {t('field.waivable')}</label>
      <label className="row"><input type="checkbox" className="check" checked={zone.sameObjectives ?? false} onChange={(event) => void setFields(studio, zone.id, { sameObjectives: event.target.checked })} /> {t('zone.sameObjectives')}</label>
    </div>
  );
}
