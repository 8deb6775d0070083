import type { Role } from '#shared/model/role';
import { ruleSentence } from '../../i18n/rule-sentence';
import { t } from '../../i18n/t';
import { nameOf, zonesOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { TextInput } from '../../ui/text-input';
import { EffectOnProfiles } from './effect-on-profiles';
import { EvidenceTable } from './evidence-table';
import type { RuleEntry } from './rule-entries';
import { RuleEditor } from './rule-editor';
import { ChoiceSentence } from './sentence/choice-sentence';
import { GateSentence } from './sentence/gate-sentence';

/** One rule, gate or choice: its sentence, the evidence that it takes, and what it changes for sample learners. */
export function EntryView({ entry, role }: { readonly entry: RuleEntry; readonly role: Role }) {
  const document = useReplica((state) => state.document);
  return (
    <div className="rules-body" role="region" aria-label={t('rules.one', { title: entry.title || t('path.gate') })} tabIndex={-1}>
      <EntryHead entry={entry} role={role} />
      {entry.type === 'rule' && <p className="visually-hidden">{ruleSentence(entry, (id) => nameOf(document, id))}</p>}
      {entry.type === 'rule' ? <RuleEditor rule={entry} /> : <section className="rule-card">{entry.type === 'gate' ? <GateSentence gate={entry} /> : <ChoiceSentence zone={entry} />}</section>}
      <div className="rules-below">
        {entry.type !== 'zone' && !(entry.type === 'rule' && entry.kind === 'attempts') && <EvidenceTable entry={entry} />}
        <EffectOnProfiles role={role.id} />
      </div>
    </div>
  );
}

function EntryHead({ entry, role }: { readonly entry: RuleEntry; readonly role: Role }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const rename = (title: string): void => void ((title.trim() !== '' || entry.type === 'gate') && setFields(studio, entry.id, { title }));
  const module = entry.type === 'rule' ? document.tables.module.get(entry.module) : undefined;
  const zone = entry.type === 'rule' ? zonesOf(document, entry.role).find((item) => item.modules.includes(entry.module)) : entry.type === 'gate' ? document.tables.zone.get(entry.zone) : entry;
  const objectives = module ? [...document.tables.objective.values()].filter((one) => one.module === module.id) : [];
  const outcomes = (['know', 'do'] as const).filter((outcome) => objectives.some((one) => one.outcome === outcome));
  return (
    <div className="entry-head">
      <TextInput bare className="entry-title" label={t('field.title')} value={entry.title} placeholder={t('path.gate')} onCommit={rename} />
      {module && <span className="muted truncate">{t('rules.of', { module: module.title })}</span>}
      {entry.role !== role.id && <Badge tone="warn" title={t('rules.inheritedHint', { role: nameOf(document, entry.role) })}>{t('rules.inheritedFrom', { role: nameOf(document, entry.role) })}</Badge>}
      {zone ? <Badge tone={zoneTone[zone.policy] ?? ''} title={zone.title}>{t(`policy.${zone.policy}`)}</Badge> : <Badge tone="warn">{t('rules.noZone')}</Badge>}
      {outcomes.map((outcome) => <Badge key={outcome}>{t(`outcome.${outcome}`)}</Badge>)}
    </div>
  );
}
