import { Plus, X } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import type { Rule } from '#shared/model/rule';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { PracticePicker } from './practice-picker';

type Failure = Rule['failures'][number];

/** What happens at the n-th failure of the module. */
export function AttemptsEditor({ rule, practice }: { readonly rule: Rule; readonly practice: readonly RecordId[] }) {
  const studio = useStudio();
  const save = (failures: readonly Failure[]): void => void setFields(studio, rule.id, { failures: [...failures].sort((a, b) => a.at - b.at) });
  const replace = (index: number, next: Failure): void => save(rule.failures.map((failure, at) => (at === index ? next : failure)));
  const [first] = practice;
  return (
    <section>
      <ol className="stack">
        {rule.failures.map((failure, index) => (
          <li key={index} className="condition">
            <span className="row failure-at">{t('rules.failure', { at: '' })}<TextInput label={t('rules.failureAt', { number: index + 1 })} value={String(failure.at)} onCommit={(text) => Number.isInteger(Number(text)) && Number(text) > 0 && replace(index, { ...failure, at: Number(text) })} /></span>
            <SelectBox
              label={t('rules.failureDo', { at: failure.at })} value={failure.action.do} choices={[{ value: 'escalate', label: t('rules.escalate') }, { value: 'lock', label: t('rules.do.lock') }, ...(first || failure.action.do === 'insert' ? [{ value: 'insert' as const, label: t('rules.do.insertShort') }] : [])]}
              onChange={(kind) => replace(index, { at: failure.at, action: kind === 'escalate' ? { do: 'escalate', to: '' } : kind === 'lock' ? { do: 'lock', days: 1 } : { do: 'insert', modules: first ? [first] : [] } })}
            />
            {failure.action.do === 'escalate' && <TextInput label={t('rules.escalateTo', { at: failure.at })} placeholder={t('rules.escalateHint')} value={failure.action.to} onCommit={(to) => replace(index, { at: failure.at, action: { do: 'escalate', to } })} />}
            {failure.action.do === 'lock' && <TextInput label={t('rules.lockDays', { at: failure.at })} value={String(failure.action.days)} onCommit={(text) => Number.isInteger(Number(text)) && Number(text) >= 1 && Number(text) <= 3650 && replace(index, { at: failure.at, action: { do: 'lock', days: Number(text) } })} />}
            {failure.action.do === 'insert' && <PracticePicker chosen={failure.action.modules} own={rule.module} suggested={practice} onChange={(modules) => modules.length > 0 && replace(index, { at: failure.at, action: { do: 'insert', modules: [...modules] } })} />}
            <IconButton size="small" label={t('rules.removeFailure', { at: failure.at })} onPress={() => save(rule.failures.filter((_failure, at) => at !== index))}><X /></IconButton>
          </li>
        ))}
      </ol>
      <div><Button size="small" onPress={() => save([...rule.failures, { at: (rule.failures.at(-1)?.at ?? 0) + 1, action: { do: 'escalate', to: '' } }])}><Plus aria-hidden /> {t('rules.addFailure')}</Button></div>
    </section>
  );
}
