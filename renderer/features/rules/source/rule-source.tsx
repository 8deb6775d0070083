import { Check, CircleX, RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { shortcutKeys } from '../../../store/actions';
import { rulesOf } from '../../../store/selectors';
import type { RulesSession } from '../../../store/session';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { Button } from '../../../ui/button';
import { Keys } from '../../../ui/keys';
import { Segments } from '../../../ui/segments';
import type { RuleEntry } from '../rule-entries';
import { JsonEditor } from './json-editor';
import { readSource, sourceOf } from './read-source';
import { sourceUri } from './source-schemas';

/** The chosen rule, or all rules of the role, as JSON. What is typed stays here until it is applied, also when somebody looks elsewhere. */
export function RuleSource({ role, entry }: { readonly role: RecordId; readonly entry: RuleEntry }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { scope, drafts } = useSession((state) => state.rules);
  const isList = scope === 'all' && entry.type === 'rule';
  const key = isList ? role : entry.id;
  const records = useMemo(() => (isList ? rulesOf(document, role) : [entry]), [isList, document, role, entry]);
  const stored = useMemo(() => sourceOf(records, isList), [records, isList]);
  const draft = drafts[key];
  const text = draft?.text ?? stored;
  const reading = useMemo(() => readSource(document, text, records, isList), [document, text, records, isList]);
  const faults = useMemo(() => (reading.ok ? [] : reading.faults), [reading]);
  const set = (change: Partial<RulesSession>): void => studio.session.setState((state) => ({ rules: { ...state.rules, ...change } }));
  const keep = (next: string | null): void => {
    const { [key]: old, ...others } = studio.session.getState().rules.drafts;
    set({ drafts: next === null || next === stored ? others : { ...others, [key]: { text: next, base: old?.base ?? stored } } });
  };
  const apply = async (): Promise<void> => {
    if (!draft || !reading.ok) return;
    const label = t('source.undo', { title: isList ? t('source.all') : entry.title || t('path.gate') });
    if (await studio.dispatch(reading.commands, { label, focus: [entry.id] })) keep(null);
  };
  const isBehind = draft !== undefined && draft.base !== stored;
  return (
    <div className="rule-source">
      <div className="source-bar">
        {entry.type === 'rule' && <Segments label={t('source.scope')} value={scope} choices={[{ value: 'one', label: t('source.one') }, { value: 'all', label: t('source.all') }]} onChange={(next) => set({ scope: next })} />}
        <span className="muted source-hint">{t('source.hint')} <Keys keys={shortcutKeys('mod+m')} /></span>
        <span className="spacer" />
        {draft && <Button look="quiet" onPress={() => keep(null)}><RotateCcw aria-hidden /> {t('source.discard')}</Button>}
        <Button look="primary" isDisabled={!draft || !reading.ok} onPress={() => void apply()}><Check aria-hidden /> {t('source.apply')} <Keys keys={shortcutKeys('mod+enter')} /></Button>
      </div>
      {isBehind && <p className="banner info">{t('source.behind')}</p>}
      <JsonEditor key={key} label={t('source.label', { title: isList ? t('source.all') : entry.title || t('path.gate') })} uri={sourceUri(isList ? 'rules' : entry.type, key)} text={text} faults={faults} onChange={keep} onApply={() => void apply()} />
      <div className="source-state" role="status">
        {faults.length === 0 && <span className="muted">{t(draft ? 'source.ready' : 'source.same')}</span>}
        {faults.length > 0 && <strong className="err">{t('source.notApplied', { count: faults.length })}</strong>}
        <ul>{faults.slice(0, 20).map((fault, index) => <li key={index}><CircleX aria-hidden /> <span className="mono">{t('source.line', { line: fault.line })}</span> {fault.message}</li>)}</ul>
      </div>
    </div>
  );
}
