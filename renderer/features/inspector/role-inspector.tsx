import type { Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { deleteSelection, setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { TextInput } from '../../ui/text-input';
import { ChoiceField, TextField } from './fields';

/** A role and the policies of its path. */
export function RoleInspector({ role }: { readonly role: Role }) {
  const studio = useStudio();
  const { id } = role;
  return (
    <div className="inspect">
      <div className="inspect-head">
        <div className="row"><Badge>{t('inspect.role')}</Badge></div>
        <TextInput bare className="inspect-title" label={t('field.title')} value={role.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, id, { title })} />
      </div>
      <div className="inspect-body">
        <section className="fields">
          <TextField id={id} field="code" label={t('field.code')} value={role.code} />
          <TextField id={id} field="description" label={t('field.description')} value={role.description} multiline />
          <ChoiceField id={id} field="order" label={t('field.order')} optional={false} value={role.order} choices={(['zone', 'library'] as const).map((value) => ({ value, label: t(`role.order.${value}`) }))} />
          <ChoiceField id={id} field="prerequisitePolicy" label={t('field.prerequisitePolicy')} optional={false} value={role.prerequisitePolicy} choices={(['testable', 'locked', 'refuse'] as const).map((value) => ({ value, label: t(`role.prerequisitePolicy.${value}`) }))} />
          <ChoiceField id={id} field="pulledIn" label={t('field.pulledIn')} optional={false} value={role.pulledIn} choices={(['fall', 'stay'] as const).map((value) => ({ value, label: t(`role.pulledIn.${value}`) }))} />
        </section>
      </div>
      <div className="inspect-foot"><Button look="danger" onPress={() => void deleteSelection(studio)}>{t('inspect.delete')}</Button></div>
    </div>
  );
}
