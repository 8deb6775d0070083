import { Plus, Trash2, X } from 'lucide-react';
import type { Competency } from '#shared/model/competency';
import type { RecordId } from '#shared/model/ids';
import type { Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { modulesOf, nameOf, rolesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { deleteSelection, setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { BusinessOutcomes } from './business-outcomes';
import { TextField } from './fields';
import { removeLevel } from './remove-level';

type Level = Competency['levels'][number];

/** A competency: its levels with what people can be seen to do and what proves it, who teaches it, who asks for it. */
export function CompetencyInspector({ competency }: { readonly competency: Competency }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { id, levels } = competency;
  const save = (next: readonly Level[]): void => void setFields(studio, id, { levels: next });
  const remove = async (index: number): Promise<void> => {
    const now = studio.replica.getState().document;
    const stored = now.tables.competency.get(id);
    const level = stored?.levels[index];
    if (!stored || !level) return;
    const { updates, lowered, dropped } = removeLevel(now, stored, index);
    if (!(await studio.dispatch({ name: 'record.update', payload: { updates } }, { label: t('competency.removeLevel', { level: level.title }), focus: [id] }))) return;
    const titles = (roles: readonly Role[]): string => roles.map((role) => role.title).join(', ');
    if (lowered.length > 0) studio.toast('info', t('competency.lowered', { roles: titles(lowered), level: stored.levels[index - 1]?.title ?? '', count: lowered.length }), true);
    if (dropped.length > 0) studio.toast('info', t('competency.dropped', { roles: titles(dropped), competency: stored.title, count: dropped.length }), true);
  };
  const taught = modulesOf(document).filter((module) => module.competencies.includes(id));
  const asking = rolesOf(document).filter((role) => role.targets.some((target) => target.competency === id));
  return (
    <div className="inspect">
      <div className="inspect-head">
        <div className="row"><Badge>{t('competency.kind')}</Badge></div>
        <TextInput bare className="inspect-title" label={t('field.title')} value={competency.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, id, { title: title.trim() })} />
      </div>
      <div className="inspect-body">
        <section className="fields">
          <TextField id={id} field="code" label={t('field.code')} value={competency.code} />
          <TextField id={id} field="description" label={t('field.description')} value={competency.description} multiline />
        </section>
        <section>
          <div className="row"><h3>{t('competency.levels')}</h3><span className="count">{levels.length}</span><span className="spacer" /><IconButton size="small" label={t('competency.addLevel')} onPress={() => save([...levels, { title: t('competency.newLevel', { number: levels.length + 1 }), behaviours: [] }])}><Plus /></IconButton></div>
          {levels.length === 0 && <p className="muted">{t('competency.noLevels')}</p>}
          {levels.map((level, index) => (
            <LevelEditor key={index} level={level} number={index + 1} taught={taught.map((module) => module.id)} onChange={(next) => save(levels.map((other, at) => (at === index ? next : other)))} onRemove={() => void remove(index)} />
          ))}
        </section>
        <BusinessOutcomes competency={competency} />
        <Links title={t('competency.taughtBy')} empty={t('competency.notTaught')} ids={taught.map((module) => module.id)} />
        {asking.length > 0 && <Links title={t('competency.targets')} empty="" ids={asking.map((role) => role.id)} />}
      </div>
      <div className="inspect-foot"><Button look="danger" onPress={() => void deleteSelection(studio)}>{t('inspect.delete')}</Button></div>
    </div>
  );
}

function LevelEditor({ level, number, taught, onChange, onRemove }: { readonly level: Level; readonly number: number; readonly taught: readonly RecordId[]; readonly onChange: (level: Level) => void; readonly onRemove: () => void }) {
  const document = useReplica((state) => state.document);
  const proofs = level.provedBy ?? [];
  const choices = [...modulesOf(document)].sort((a, b) => Number(taught.includes(b.id)) - Number(taught.includes(a.id))).filter((module) => !proofs.includes(module.id)).map((module) => ({ value: module.id, label: module.title }));
  const behaviours = (text: string): void => onChange({ ...level, behaviours: text.split('\n').map((line) => line.trim()).filter(Boolean) });
  return (
    <div className="task" role="group" aria-label={t('competency.level', { number })}>
      <div className="row">
        <TextInput bare label={t('competency.level', { number })} value={level.title} onCommit={(title) => title.trim() !== '' && onChange({ ...level, title: title.trim() })} />
        <IconButton size="small" label={t('competency.removeLevel', { level: level.title })} onPress={onRemove}><Trash2 /></IconButton>
      </div>
      <TextInput bare multiline label={t('competency.behaviours', { level: level.title })} placeholder={t('competency.behavioursHint')} value={level.behaviours.join('\n')} onCommit={behaviours} />
      <div className="chips">
        {proofs.map((id) => <span key={id} className="badge">{nameOf(document, id)}<IconButton size="small" label={t('inspect.remove', { name: nameOf(document, id) })} onPress={() => onChange({ ...level, provedBy: proofs.filter((other) => other !== id) })}><X /></IconButton></span>)}
      </div>
      {choices.length > 0 && <SelectBox look="bare" label={t('competency.addProof', { level: level.title })} prefix={t('competency.provedBy')} value={null} placeholder={t(proofs.length === 0 ? 'competency.noProof' : 'groups.addMember')} choices={choices} onChange={(id) => onChange({ ...level, provedBy: [...proofs, id] })} />}
    </div>
  );
}

function Links({ title, empty, ids }: { readonly title: string; readonly empty: string; readonly ids: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  return (
    <section className="neighbours">
      <div className="row"><h3>{title}</h3><span className="count">{ids.length}</span></div>
      {ids.length === 0 && <p className="muted">{empty}</p>}
      <ul>{ids.map((id) => <li key={id} className="row neighbour"><button type="button" onClick={() => studio.select([id])}><span className="truncate">{nameOf(document, id)}</span></button></li>)}</ul>
    </section>
  );
}
