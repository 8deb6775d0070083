import { useState } from 'react';
import { roleGoals, type Role } from '#shared/model/role';
import { goalGaps } from '#shared/path/goal-gap';
import type { LearnerPath } from '#shared/path/learner-path';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { Segments } from '../../ui/segments';

/** What the path has proven of the role's goals: the role as it is, or the one that people grow into. */
export function GoalPanel({ role, path }: { readonly role: Role; readonly path: LearnerPath }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [goal, setGoal] = useState<(typeof roleGoals)[number]>('current');
  if (role.targets.length === 0) return null;
  const gaps = goalGaps(document, role, path, goal);
  const levelTitle = (competency: string, level: number): string => document.tables.competency.get(competency)?.levels[level]?.title ?? t('goals.nothing');
  return (
    <section>
      <div className="row goal-head"><h3 className="grow">{t('goals.title')}</h3><Segments label={t('goals.goal')} value={goal} onChange={setGoal} choices={roleGoals.map((value) => ({ value, label: t(`roles.goal.${value}`) }))} /></div>
      <p className="muted">{t('goals.ofPath')}</p>
      {gaps.length === 0 ? <p className="muted">{t('goals.none')}</p> : (
        <table className="goal-table">
          <thead><tr><th scope="col">{t('roles.competency')}</th><th scope="col">{t('goals.asked')}</th><th scope="col">{t('goals.reached')}</th><th scope="col">{t('goals.gap')}</th></tr></thead>
          <tbody>
            {gaps.map((gap) => (
              <tr key={gap.competency}>
                <th scope="row"><button type="button" className="link-button" aria-label={t('competency.open', { title: nameOf(document, gap.competency) })} onClick={() => studio.session.setState({ screen: 'roles', selection: [gap.competency] })}>{nameOf(document, gap.competency)}</button>
                  {gap.gap > 0 && <span className="muted">{gap.next.length > 0 ? t('goals.next', { modules: gap.next.map((id) => nameOf(document, id)).join(', ') }) : t('goals.noNext')}</span>}</th>
                <td>{levelTitle(gap.competency, gap.asked)}</td>
                <td>{levelTitle(gap.competency, gap.reached)}</td>
                <td>{gap.gap === 0 ? t('goals.met') : t('goals.levels', { count: gap.gap })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
