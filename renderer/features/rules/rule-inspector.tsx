import type { Rule } from '#shared/model/rule';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { deleteSelection, setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { TextInput } from '../../ui/text-input';
import { RuleEditor } from './rule-editor';

/** A rule that was selected in the outline. */
export function RuleInspector({ rule }: { readonly rule: Rule }) {
  const studio = useStudio();
  const module = useReplica((state) => nameOf(state.document, rule.module));
  return (
    <div className="inspect">
      <div className="inspect-head">
        <div className="row"><Badge>{t(rule.kind === 'attempts' ? 'rules.attempts' : 'rules.bands')}</Badge><Button size="small" look="quiet" onPress={() => studio.select([rule.module])}>{t('rules.of', { module })}</Button></div>
        <TextInput bare className="inspect-title" label={t('field.title')} value={rule.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, rule.id, { title })} />
      </div>
      <div className="inspect-body"><RuleEditor dense rule={rule} /></div>
      <div className="inspect-foot"><Button look="danger" onPress={() => void deleteSelection(studio)}>{t('rules.delete')}</Button></div>
    </div>
  );
}
