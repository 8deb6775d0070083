import { Plus } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import type { Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { currentRole, rolesOf, rulesOf, zonesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { addRule } from './add-rule';
import { RuleEditor } from './rule-editor';
import './rules.css';

/** The rules of one module on the current role's path. */
export function RulesOfModule({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.role);
  const role = currentRole(document, chosen);
  if (!role) return <p className="muted">{t('rules.noRole')}</p>;
  const rules = rulesOf(document, role.id).filter((rule) => rule.module === module);
  return (
    <div className="stack">
      <SelectBox label={t('path.role')} prefix={t('path.role')} value={role.id} choices={rolesOf(document).map((item) => ({ value: item.id, label: item.title }))} onChange={(id) => studio.session.setState({ role: id })} />
      {rules.map((rule) => (
        <article key={rule.id} className="page-item">
          <strong>{rule.title}</strong>
          <RuleEditor dense rule={rule} />
          <div><Button size="small" look="danger" onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [rule.id] } }, { focus: [module] })}>{t('rules.delete')}</Button></div>
        </article>
      ))}
      <AddRule role={role} module={module} has={rules.map((rule) => rule.kind)} />
    </div>
  );
}

function AddRule({ role, module, has }: { readonly role: Role; readonly module: RecordId; readonly has: readonly string[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const zones = zonesOf(document, role.id);
  const zone = zones.find((item) => item.modules.includes(module));
  if (!zone) return <p className="note">{t('rules.needsZone', { role: role.title })}</p>;
  const canWaive = zone.policy === 'core-testable' || zone.waivable;
  const add = (kind: 'score-bands' | 'attempts'): void => void addRule(studio, role.id, module, kind);
  return (
    <>
      {!has.includes('score-bands') && !canWaive && <p className="note">{t('rules.needsTestable', { zone: `${zone.title} (${t(`policy.${zone.policy}`)})` })}</p>}
      <div className="row wrap">
        {!has.includes('score-bands') && canWaive && <Button onPress={() => add('score-bands')}><Plus aria-hidden /> {t('rules.addBands')}</Button>}
        {!has.includes('attempts') && <Button onPress={() => add('attempts')}><Plus aria-hidden /> {t('rules.addAttempts')}</Button>}
      </div>
    </>
  );
}
