import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { describeReason } from '#shared/path/reason-text';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { titleIn } from '../../store/simulation-verbs';
import { useReplica, useSession } from '../../store/studio-context';
import { Badge } from '../../ui/badge';
import { Segments } from '../../ui/segments';
import { AttemptTrial } from './attempt-trial';
import { Decisions } from './decisions';
import { FormatMixNote } from './format-mix';
import { GoalPanel } from './goal-panel';
import { MinutesBars } from './minutes-bars';
import { ProfileEditor } from './profile-editor';
import { ScenarioPanel } from './scenario-panel';
import { ScoreTrial } from './score-trial';
import { pathAt } from './simulation-centre';
import { standingOf, type StepStanding } from './step-icon';
import { useSimulation, type Simulation } from './use-simulation';
import './simulation.css';

/** Why one step is as it is and what would change it; and, behind the other tab, the profile to edit. */
export function WhyThisStep() {
  const simulation = useSimulation();
  const guest = useSession((state) => state.simulation.guest);
  const profile = simulation.a?.profile.id === guest?.id ? undefined : simulation.a?.profile;
  return (
    <Tabs className="inspect-tabs">
      <TabList aria-label={t('why.title')} className="tabs">
        <Tab id="why" className="tab">{t('why.title')}</Tab>
        {profile && <Tab id="profile" className="tab">{t('profile.title')}</Tab>}
      </TabList>
      <TabPanel id="why" className="inspect-body"><Why simulation={simulation} /></TabPanel>
      {profile && <TabPanel id="profile" className="inspect-body"><ProfileEditor key={profile.id} profile={profile} /></TabPanel>}
    </Tabs>
  );
}

/** What the module is for, in its designer's words: learners read it in the package as well. */
export function ModuleWhy({ module }: { readonly module: RecordId }) {
  const why = useReplica((state) => state.document.tables.module.get(module)?.why ?? '');
  return why === '' ? null : <p className="why-words">{why}</p>;
}

const badgeTones: Partial<Record<StepStanding, 'ok' | 'err' | 'testable'>> = { done: 'ok', failed: 'err', waived: 'testable' };

function Why({ simulation }: { readonly simulation: Simulation }) {
  const document = useReplica((state) => state.document);
  const module = useSession((state) => state.simulation.module);
  const moment = useSession((state) => state.simulation.moment);
  const [who, setWho] = useState<'a' | 'b'>('a');
  const learner = who === 'b' && simulation.b ? simulation.b : simulation.a;
  const path = pathAt(learner, moment);
  const name = (id: RecordId): string => titleIn([document, simulation.otherDesign?.document], nameOf, id);
  const isDesign = learner === simulation.b && simulation.otherDesign !== null;
  if (!learner || !path) return <p className="muted">{t('why.choose')}</p>;
  const steps = path.steps.filter((step) => step.module === module);
  const reasons = steps.length > 0 ? steps.flatMap((step) => step.reasons) : (path.notTaken.find((item) => item.module === module)?.reasons ?? []);
  return (
    <>
      <ScenarioPanel />
      {simulation.b && simulation.a && <Segments label={t('why.learner')} value={who} onChange={setWho} choices={[{ value: 'a', label: `A · ${simulation.a.profile.title}` }, { value: 'b', label: `B · ${simulation.b.profile.title}` }]} />}
      {module && [document, simulation.otherDesign?.document].some((one) => one?.tables.module.has(module)) ? (
        <>
          <section>
            <h2 className="why-title">{name(module)}</h2>
            <ModuleWhy module={module} />
            <div className="row wrap">{steps.map((step, index) => <Badge key={index} tone={badgeTones[standingOf(step)] ?? ''}>{t(`state.${standingOf(step)}`)} · {t(`origin.${step.origin}`)}</Badge>)}</div>
            {steps.length === 0 && <p className="muted">{t('why.notOnPath')}</p>}
            <ul className="reasons">{reasons.map((reason, index) => <li key={index}>{describeReason(reason, name)}</li>)}</ul>
          </section>
          {isDesign ? null : document.tables.profile.has(learner.profile.id) ? <Decisions key={`${learner.profile.id} ${module}`} profile={document.tables.profile.get(learner.profile.id) ?? learner.profile} module={module} reasons={reasons} /> : <p className="muted">{t('decisions.guest')}</p>}
          {simulation.program && !isDesign && <AttemptTrial program={simulation.program} module={module} who={learner === simulation.b ? 'b' : 'a'} />}
          {simulation.role && !isDesign && <ScoreTrial role={simulation.role.id} module={module} profile={learner.profile} who={learner === simulation.b ? 'b' : 'a'} />}
        </>
      ) : <p className="muted">{t('why.choose')}</p>}
      {simulation.role && <GoalPanel role={simulation.role} path={path} />}
      {simulation.program && <FormatMixNote program={simulation.program} learner={learner} />}
      <MinutesBars a={simulation.a} b={simulation.b} />
    </>
  );
}
