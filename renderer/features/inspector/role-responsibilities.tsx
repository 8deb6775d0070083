import { Plus, Trash2, X } from 'lucide-react';
import type { Responsibility } from '#shared/model/responsibility';
import type { Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { nameOf, nextPlace, objectivesOf, zonesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';

type Task = Responsibility['tasks'][number];

/** What the role answers for: responsibilities with tasks, each traced to the objectives and modules that prepare for it. */
export function RoleResponsibilities({ role }: { readonly role: Role }) {
  const studio = useStudio();
  const table = useReplica((state) => state.document.tables.responsibility);
  const own = [...table.values()].filter((one) => one.role === role.id).sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  const add = (): void => {
    const id = newId('responsibility');
    void studio.dispatch({ name: 'record.create', payload: { records: [{ id, type: 'responsibility', role: role.id, title: t('roles.newResponsibility'), place: nextPlace(own), tasks: [{ title: t('roles.newTask') }] }] } }, { focus: [role.id] });
  };
  return (
    <section>
      <div className="row"><h3>{t('roles.responsibilities')}</h3><span className="count">{own.length}</span><span className="spacer" /><IconButton size="small" label={t('roles.addResponsibility')} onPress={add}><Plus /></IconButton></div>
      {own.map((responsibility) => <ResponsibilityEditor key={responsibility.id} responsibility={responsibility} role={role} />)}
    </section>
  );
}

function ResponsibilityEditor({ responsibility, role }: { readonly responsibility: Responsibility; readonly role: Role }) {
  const studio = useStudio();
  const { id, tasks } = responsibility;
  const setTasks = (next: readonly Task[]): void => void setFields(studio, id, { tasks: next });
  return (
    <div>
      <div className="row">
        <TextInput bare label={t('roles.responsibility')} value={responsibility.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, id, { title: title.trim() })} />
        <IconButton size="small" label={t('inspect.remove', { name: responsibility.title })} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [id] } }, { focus: [role.id] })}><Trash2 /></IconButton>
      </div>
      {tasks.map((task, index) => (
        <TaskEditor key={index} task={task} number={index + 1} role={role} onChange={(next) => setTasks(tasks.map((one, at) => (at === index ? next : one)))} onRemove={() => setTasks(tasks.filter((_one, at) => at !== index))} />
      ))}
      <Button size="small" look="quiet" onPress={() => setTasks([...tasks, { title: t('roles.newTask'), objectives: [], modules: [] }])}><Plus aria-hidden /> {t('roles.addTask')}</Button>
    </div>
  );
}

function TaskEditor({ task, number, role, onChange, onRemove }: { readonly task: Task; readonly number: number; readonly role: Role; readonly onChange: (task: Task) => void; readonly onRemove: () => void }) {
  const document = useReplica((state) => state.document);
  const modules = [...new Set(zonesOf(document, role.id).flatMap((zone) => zone.modules))];
  const choices = modules.flatMap((id) => [
    { value: id, label: nameOf(document, id) },
    ...objectivesOf(document, id).map((objective) => ({ value: objective.id, label: objective.text, hint: nameOf(document, id) })),
  ]).filter(({ value }) => !task.modules.includes(value) && !task.objectives.includes(value));
  const traced = [...task.modules, ...task.objectives];
  const trace = (id: string): void => onChange(id.startsWith('module:') ? { ...task, modules: [...task.modules, id] } : { ...task, objectives: [...task.objectives, id] });
  const forget = (id: string): void => onChange({ ...task, modules: task.modules.filter((one) => one !== id), objectives: task.objectives.filter((one) => one !== id) });
  return (
    <div className="task">
      <div className="row">
        <TextInput bare label={t('roles.task', { number })} value={task.title} onCommit={(title) => title.trim() !== '' && onChange({ ...task, title: title.trim() })} />
        <IconButton size="small" label={t('inspect.remove', { name: task.title })} onPress={onRemove}><X /></IconButton>
      </div>
      <div className="chips">
        {traced.map((id) => <span key={id} className="badge">{nameOf(document, id)}<IconButton size="small" label={t('inspect.remove', { name: nameOf(document, id) })} onPress={() => forget(id)}><X /></IconButton></span>)}
      </div>
      {choices.length > 0 && <SelectBox look="bare" label={t('roles.traceOf', { task: task.title })} value={null} placeholder={traced.length === 0 ? t('roles.untraced') : t('roles.trace')} choices={choices} onChange={trace} />}
    </div>
  );
}
