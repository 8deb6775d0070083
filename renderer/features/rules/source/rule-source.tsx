import { useMemo } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { rulesOf } from '../../../store/selectors';
import { sourceSchemas, sourceUri } from '../../../store/source/source-schemas';
import { sourceTexts } from '../../../store/source/source-texts';
import { useSourceDraft } from '../../../store/source/use-source-draft';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { SourcePane } from '../../../ui/json-editor/source-pane';
import { Segments } from '../../../ui/segments';
import type { RuleEntry } from '../rule-entries';

/** The chosen rule, or all rules of the role, as JSON. What is typed stays here until it is applied, also when somebody looks elsewhere. */
export function RuleSource({ role, entry }: { readonly role: RecordId; readonly entry: RuleEntry }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { scope } = useSession((state) => state.rules);
  const isList = scope === 'all' && entry.type === 'rule';
  const key = isList ? role : entry.id;
  const records = useMemo(() => (isList ? rulesOf(document, role) : [entry]), [isList, document, role, entry]);
  const draft = useSourceDraft(key, records, { isList, type: isList ? 'rule' : entry.type });
  const title = isList ? t('source.all') : entry.title || t('path.gate');
  const apply = (): void => void draft.apply(t('source.undo', { title }), [entry.id]);
  return (
    <SourcePane label={t('source.label', { title })} uri={sourceUri(isList ? 'rules' : entry.type, key)} schemas={sourceSchemas()} text={draft.text} faults={draft.faults} isDraft={draft.isDraft} canApply={draft.canApply} onChange={draft.change} onApply={apply} onDiscard={draft.discard} {...sourceTexts(draft)}>
      {entry.type === 'rule' && <Segments label={t('source.scope')} value={scope} choices={[{ value: 'one', label: t('source.one') }, { value: 'all', label: t('source.all') }]} onChange={(next) => studio.session.setState((state) => ({ rules: { ...state.rules, scope: next } }))} />}
    </SourcePane>
  );
}
