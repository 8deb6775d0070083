import { Plus } from 'lucide-react';
import type { Competency } from '#shared/model/competency';
import { roleGoals, type Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { nextPlace } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { createRecord, setFields } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';

type Goal = (typeof roleGoals)[number];
const notAsked = 'none';

/** Level asked of a competency for a goal: its place, or null. */
function levelOf(role: Role, competency: string, goal: Goal): number | null {
  return role.targets.find((target) => target.competency === competency && target.goal === goal)?.level ?? null;
}

/** Levels between the role as it is and the one that people grow into; below the first level counts as -1. Null where nothing is asked for the future. */
export function gapOf(role: Role, competency: string): number | null {
  const future = levelOf(role, competency, 'future');
  return future === null ? null : future - (levelOf(role, competency, 'current') ?? -1);
}

/** Proficiency that the role asks per competency, now and in the future, and the gap. */
export function RoleTargets({ role }: { readonly role: Role }) {
  const studio = useStudio();
  const competencies = useReplica((state) => state.document.tables.competency);
  const sorted = [...competencies.values()].sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  const set = (competency: string, goal: Goal, level: number | null): void => {
    const others = role.targets.filter((target) => target.competency !== competency || target.goal !== goal);
    void setFields(studio, role.id, { targets: level === null ? others : [...others, { competency, level, goal }] });
  };
  const add = (): void => {
    const id = newId('competency');
    void createRecord(studio, { id, type: 'competency', title: t('competency.new'), place: nextPlace(sorted), levels: [{ title: t('competency.newLevel', { number: 1 }) }] }).then((done) => {
      if (!done) return;
      studio.select([id]);
      studio.signal('rename');
    });
  };
  return (
    <section>
      <div className="row"><h3>{t('roles.targets')}</h3><span className="spacer" /><IconButton size="small" label={t('competency.add')} onPress={add}><Plus /></IconButton></div>
      {sorted.length > 0 && <table className="gap-table">
        <thead><tr><th scope="col">{t('roles.competency')}</th>{roleGoals.map((goal) => <th key={goal} scope="col">{t(`roles.goal.${goal}`)}</th>)}<th scope="col">{t('roles.gap')}</th></tr></thead>
        <tbody>
          {sorted.map((competency) => (
            <tr key={competency.id}>
              <th scope="row"><button type="button" className="link-button" aria-label={t('competency.open', { title: competency.title })} onClick={() => studio.select([competency.id])}>{competency.title}</button></th>
              {roleGoals.map((goal) => <td key={goal}><LevelChoice competency={competency} goal={goal} level={levelOf(role, competency.id, goal)} onChange={(level) => set(competency.id, goal, level)} /></td>)}
              <td><Gap value={gapOf(role, competency.id)} /></td>
            </tr>
          ))}
        </tbody>
      </table>}
    </section>
  );
}

function LevelChoice({ competency, goal, level, onChange }: { readonly competency: Competency; readonly goal: Goal; readonly level: number | null; readonly onChange: (level: number | null) => void }) {
  const choices = [{ value: notAsked, label: '–' }, ...competency.levels.map((one, index) => ({ value: String(index), label: one.title, ...(one.behaviours[0] ? { hint: one.behaviours[0] } : {}) }))];
  return <SelectBox look="bare" label={`${competency.title}: ${t(`roles.goal.${goal}`)}`} value={level === null ? notAsked : String(level)} choices={choices} onChange={(value) => onChange(value === notAsked ? null : Number(value))} />;
}

function Gap({ value }: { readonly value: number | null }) {
  if (value === null) return <span className="muted">–</span>;
  if (value === 0) return <span className="muted">{t('roles.noGap')}</span>;
  return <span className={value > 0 ? 'gap-up' : 'gap-down'}>{value > 0 ? `+${value}` : `−${-value}`}</span>;
}
