import type { Pilot, Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { inTurn } from '../../store/in-turn';
import { nextPlace, rolesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { createRecord, setFields } from '../../store/verbs';
import { Button } from '../../ui/button';
import { NumberPart } from '../../ui/number-part';
import { TextInput } from '../../ui/text-input';
import { FieldRow } from './fields';

const fresh: Pilot = { from: null, to: null, people: null, question: '' };

/** A try-out of a role with few people: begun from the role, or what this one is to find out, from when to when, with how many. */
export function RolePilot({ role }: { readonly role: Role }) {
  const studio = useStudio();
  const roles = useReplica((state) => rolesOf(state.document));
  const { id, title, pilot } = role;
  const set = (next: Partial<Pilot>): void => inTurn(studio, () => {
    const now = studio.replica.getState().document.tables.role.get(id);
    return now && setFields(studio, id, { pilot: { ...(now.pilot ?? fresh), ...next } });
  });
  const begin = async (): Promise<void> => {
    const of = newId('role');
    if (await createRecord(studio, { id: of, type: 'role', title: t('pilot.name', { title }), family: role.family, inherits: id, place: nextPlace(roles), order: role.order, prerequisitePolicy: role.prerequisitePolicy, pulledIn: role.pulledIn, pilot: fresh })) studio.select([of]);
  };
  if (!pilot) {
    return (
      <section>
        <div className="row"><h3>{t('pilot.title')}</h3></div>
        <p className="muted">{t('pilot.none')}</p>
        <Button size="small" onPress={() => void begin()}>{t('pilot.begin')}</Button>
      </section>
    );
  }
  return (
    <section className="fields">
      <div className="row"><h3>{t('pilot.title')}</h3><span className="spacer" /><Button size="small" look="quiet" onPress={() => void setFields(studio, id, { pilot: null })}>{t('pilot.end')}</Button></div>
      <FieldRow label={t('pilot.from')}><TextInput bare type="date" label={t('pilot.from')} value={pilot.from ?? ''} onCommit={(text) => set({ from: text === '' ? null : text })} /></FieldRow>
      <FieldRow label={t('pilot.to')}><TextInput bare type="date" label={t('pilot.to')} value={pilot.to ?? ''} onCommit={(text) => set({ to: text === '' ? null : text })} /></FieldRow>
      <FieldRow label={t('pilot.people')}><NumberPart optional label={t('pilot.people')} value={pilot.people} min={1} max={10_000_000} placeholder="–" invalidText={t('outcomes.peopleInvalid')} onCommit={(people) => set({ people })} /></FieldRow>
      <FieldRow label={t('pilot.question')}><TextInput bare multiline label={t('pilot.question')} placeholder={t('pilot.questionHint')} value={pilot.question} onCommit={(question) => set({ question })} /></FieldRow>
      <p className="muted">{t('pilot.scope')}</p>
    </section>
  );
}
