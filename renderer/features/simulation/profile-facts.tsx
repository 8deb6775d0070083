import { Plus, X } from 'lucide-react';
import type { Profile } from '#shared/model/profile';
import { accessibilityNeeds, mediaFormats } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { useReplica, useStudio } from '../../store/studio-context';
import { asOfDay } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { TextInput } from '../../ui/text-input';

type Facts = Profile['facts'];

/** What the learner declares (tenure, previous system…), each with its own date, and the formats preferred. */
export function ProfileFacts({ profile, onChange }: { readonly profile: Profile; readonly onChange: (change: Partial<Profile>) => void }) {
  const studio = useStudio();
  const rules = useReplica((state) => state.document.tables.rule);
  const asked = [...new Set([...rules.values()].flatMap((rule) => rule.when.flatMap((condition) => (condition.kind === 'fact' ? [condition.fact] : []))))].sort();
  const entries = Object.entries(profile.facts);
  const save = (next: readonly (readonly [string, Facts[string]])[]): void => onChange({ facts: Object.fromEntries(next) });
  const add = (): void => {
    const name = [...asked, t('profile.newFact'), ...Array.from({ length: 99 }, (_one, n) => `${t('profile.newFact')} ${n + 2}`)].find((one) => !Object.hasOwn(profile.facts, one));
    if (name) save([...entries, [name, { value: 0, at: asOfDay(studio) }]]);
  };
  const rename = (index: number, name: string): void => {
    if (name.trim() !== '' && !entries.some(([other], at) => at !== index && other === name.trim())) save(entries.map((entry, at) => (at === index ? [name.trim(), entry[1]] : entry)));
  };
  const { formats, needs } = profile.preferences;
  return (
    <>
      <section>
        <div className="row"><h3 className="grow">{t('profile.facts')}</h3><Button size="small" onPress={add}><Plus aria-hidden /> {t('profile.addFact')}</Button></div>
        <ol className="stack">
          {entries.map(([name, fact], index) => (
            <li key={name} className="fact-row">
              <TextInput label={t('profile.factName', { number: index + 1 })} value={name} onCommit={(text) => rename(index, text)} />
              <TextInput label={t('profile.factValue', { number: index + 1 })} value={String(fact.value)} onCommit={(text) => save(entries.map((entry, at) => (at === index ? [name, { ...fact, value: valueOf(text) }] : entry)))} />
              <TextInput type="date" label={t('profile.factAt', { number: index + 1 })} value={fact.at} onCommit={(at) => /^\d{4}-\d\d-\d\d$/.test(at) && save(entries.map((entry, place) => (place === index ? [name, { ...fact, at }] : entry)))} />
              <IconButton size="small" label={t('profile.removeFact', { number: index + 1 })} onPress={() => save(entries.filter((_entry, at) => at !== index))}><X /></IconButton>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{t('profile.formats')}</h3>
        <div className="format-grid">
          {mediaFormats.map((format) => <label key={format} className="row"><input type="checkbox" className="check" checked={formats.includes(format)} onChange={(event) => onChange({ preferences: { ...profile.preferences, formats: event.target.checked ? [...formats, format] : formats.filter((other) => other !== format) } })} /> {t(`format.${format}`)}{formats.length > 1 && formats.includes(format) && <span className="count">{formats.indexOf(format) + 1}</span>}</label>)}
        </div>
      </section>
      <section>
        <h3>{t('profile.needs')}</h3>
        <div className="format-grid">
          {accessibilityNeeds.map((need) => <label key={need} className="row"><input type="checkbox" className="check" checked={needs.includes(need)} onChange={(event) => onChange({ preferences: { formats, needs: accessibilityNeeds.filter((one) => (one === need ? event.target.checked : needs.includes(one))) } })} /> {t(`access.${need}`)}</label>)}
        </div>
        <p className="muted">{t('profile.needsHint')}</p>
      </section>
    </>
  );
}

/** Numbers and yes or no as such, all else as text. */
function valueOf(text: string): string | number | boolean {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}
