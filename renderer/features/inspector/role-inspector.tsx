import type { Role } from '#shared/model/role';
import { lineageOf } from '#shared/path/lineage';
import { t } from '../../i18n/t';
import { rolesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { deleteSelection, setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { TextInput } from '../../ui/text-input';
import { SelectBox } from '../../ui/select-box';
import { ChoiceField, FieldRow, TextField } from './fields';
import { RolePilot } from './role-pilot';
import { RoleResponsibilities } from './role-responsibilities';
import { RoleTargets } from './role-targets';

const noRole = 'none';

/** A role and the policies of its path. */
export function RoleInspector({ role }: { readonly role: Role }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { id } = role;
  const parents = [{ value: noRole, label: t('roles.inheritsNone') }, ...rolesOf(document).filter((other) => !lineageOf(document, other).some((one) => one.id === id)).map((other) => ({ value: other.id, label: other.title }))];
  return (
    <div className="inspect">
      <div className="inspect-head">
        <div className="row"><Badge>{t('inspect.role')}</Badge></div>
        <TextInput bare className="inspect-title" label={t('field.title')} value={role.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, id, { title })} />
      </div>
      <div className="inspect-body">
        <section className="fields">
          <TextField id={id} field="code" label={t('field.code')} value={role.code} />
          <TextField id={id} field="family" label={t('field.family')} value={role.family} />
          <FieldRow label={t('field.inherits')}><SelectBox look="bare" label={t('field.inherits')} value={role.inherits ?? noRole} choices={parents} onChange={(value) => void setFields(studio, id, { inherits: value === noRole ? null : value })} /></FieldRow>
          <TextField id={id} field="description" label={t('field.description')} value={role.description} multiline />
          <ChoiceField id={id} field="order" label={t('field.order')} optional={false} value={role.order} choices={(['zone', 'library'] as const).map((value) => ({ value, label: t(`role.order.${value}`) }))} />
          <ChoiceField id={id} field="prerequisitePolicy" label={t('field.prerequisitePolicy')} optional={false} value={role.prerequisitePolicy} choices={(['testable', 'locked', 'refuse'] as const).map((value) => ({ value, label: t(`role.prerequisitePolicy.${value}`) }))} />
          <ChoiceField id={id} field="pulledIn" label={t('field.pulledIn')} optional={false} value={role.pulledIn} choices={(['fall', 'stay'] as const).map((value) => ({ value, label: t(`role.pulledIn.${value}`) }))} />
        </section>
        <RolePilot role={role} />
        <RoleTargets role={role} />
        <RoleResponsibilities role={role} />
      </div>
      <div className="inspect-foot"><Button look="danger" onPress={() => void deleteSelection(studio)}>{t('inspect.delete')}</Button></div>
    </div>
  );
}
