import { Plus } from 'lucide-react';
import type { EvidenceEvent, Profile } from '#shared/model/profile';
import { t } from '../../i18n/t';
import { modulesOf, nameOf, rolesOf, rulesOf, zonesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { asOfDay, setFields } from '../../store/verbs';
import { Button } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { DecisionLog } from './decision-log';
import { EvidenceRow } from './evidence-row';
import { ProfileFacts } from './profile-facts';

/** A sample person: role, evidence, choices. Never a real one. */
export function ProfileEditor({ profile }: { readonly profile: Profile }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const set = (change: Readonly<Record<string, unknown>>): void => void setFields(studio, profile.id, change);
  const saveEvidence = (evidence: readonly EvidenceEvent[]): void => set({ evidence });
  // Evidence begins with what decides something on this path: what the first score rule reads, else the first module.
  const rule = rulesOf(document, profile.role).find((item) => item.kind === 'score-bands');
  const [firstModule] = [rule ? (rule.reads.subject ?? rule.module) : zonesOf(document, profile.role)[0]?.modules[0], modulesOf(document)[0]?.id].filter((id) => id !== undefined);
  const add = (): void => {
    if (firstModule) saveEvidence([...profile.evidence, { subject: firstModule, kind: 'scenario', score: 8000, passed: null, at: asOfDay(studio), source: '', attempt: null, completed: false, serves: null, expires: null }]);
  };
  const electives = zonesOf(document, profile.role).filter((zone) => zone.policy === 'elective');
  return (
    <>
      <section className="stack">
        <label className="field">{t('profile.name')}<TextInput label={t('profile.name')} value={profile.title} onCommit={(title) => title.trim() !== '' && set({ title })} /></label>
        <label className="field">{t('profile.note')}<TextInput multiline label={t('profile.note')} value={profile.note} onCommit={(note) => set({ note })} /></label>
        <SelectBox label={t('profile.role')} prefix={t('profile.role')} value={profile.role ?? 'any'} choices={[{ value: 'any', label: t('profile.noRole') }, ...rolesOf(document).map((role) => ({ value: role.id, label: role.title }))]} onChange={(role) => set({ role: role === 'any' ? null : role })} />
      </section>
      <section>
        <div className="row"><h3 className="grow">{t('profile.evidence')}</h3><Button size="small" onPress={add}><Plus aria-hidden /> {t('profile.addEvidence')}</Button></div>
        <ol className="stack">
          {profile.evidence.map((event, index) => (
            <li key={index}>
              <EvidenceRow event={event} number={index + 1} onChange={(next) => saveEvidence(profile.evidence.map((other, at) => (at === index ? next : other)))} onRemove={() => saveEvidence(profile.evidence.filter((_other, at) => at !== index))} />
            </li>
          ))}
        </ol>
      </section>
      <ProfileFacts profile={profile} onChange={set} />
      <DecisionLog profile={profile} />
      {electives.map((zone) => {
        const chosen = profile.choices[zone.id] ?? [];
        const toggle = (id: string, on: boolean): void => set({ choices: { ...profile.choices, [zone.id]: on ? [...chosen, id] : chosen.filter((other) => other !== id) } });
        return (
          <section key={zone.id}>
            <h3>{t('profile.choices', { zone: zone.title })}</h3>
            {zone.modules.map((id) => <label key={id} className="row"><input type="checkbox" className="check" checked={chosen.includes(id)} onChange={(event) => toggle(id, event.target.checked)} /> <span className="truncate grow">{nameOf(document, id)}</span>{chosen.includes(id) && <span className="count">{chosen.indexOf(id) + 1}</span>}</label>)}
          </section>
        );
      })}
      <div><Button look="danger" onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [profile.id] } }).then((done) => done && studio.toast('ok', t('toast.deleted', { count: 1 }), true))}>{t('profile.delete')}</Button></div>
    </>
  );
}
