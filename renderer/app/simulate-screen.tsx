import { CohortCentre } from '../features/cohort/cohort-centre';
import { CohortForm } from '../features/cohort/setup/cohort-form';
import { CohortSetup } from '../features/cohort/cohort-setup';
import { CohortSide } from '../features/cohort/cohort-side';
import { SensitivityCentre } from '../features/sensitivity/sensitivity-centre';
import { SensitivitySide } from '../features/sensitivity/sensitivity-side';
import { ProfileList } from '../features/simulation/profile-list';
import { SimulationCentre } from '../features/simulation/simulation-centre';
import { WhyThisStep } from '../features/simulation/why-this-step';
import { t } from '../i18n/t';
import type { SessionState } from '../store/session';
import { useSession, useStudio } from '../store/studio-context';
import { Segments } from '../ui/segments';

const choices = (['one', 'cohort', 'sensitivity'] as const satisfies readonly SessionState['simulateView'][]).map((value) => ({ value, label: t(`simulateView.${value}`) }));
const useSimulateView = (): SessionState['simulateView'] => useSession((state) => state.simulateView);

function ViewSwitch() {
  const studio = useStudio();
  const value = useSession((state) => state.simulateView);
  return <span className="graph-views"><Segments label={t('simulateView.label')} value={value} choices={choices} onChange={(simulateView) => studio.session.setState({ simulateView })} /></span>;
}

/** One learner, many, or many over and over with one number moved. */
export function SimulateScreen() {
  const view = useSimulateView();
  if (view === 'one') return <SimulationCentre views={<ViewSwitch />} />;
  return view === 'cohort' ? <CohortCentre views={<ViewSwitch />} /> : <SensitivityCentre views={<ViewSwitch />} />;
}

export function SimulateOutline() {
  const view = useSimulateView();
  if (view === 'one') return <ProfileList />;
  if (view === 'cohort') return <CohortSetup />;
  return <><div className="panel-head"><h2>{t('sweep.people')}</h2></div><div className="panel-scroll"><CohortForm countIsElsewhere /></div></>;
}

export function SimulateSide() {
  const view = useSimulateView();
  if (view === 'one') return <WhyThisStep />;
  return view === 'cohort' ? <CohortSide /> : <SensitivitySide />;
}
