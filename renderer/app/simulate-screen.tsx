import { CohortCentre } from '../features/cohort/cohort-centre';
import { CohortSetup } from '../features/cohort/cohort-setup';
import { CohortSide } from '../features/cohort/cohort-side';
import { ProfileList } from '../features/simulation/profile-list';
import { SimulationCentre } from '../features/simulation/simulation-centre';
import { WhyThisStep } from '../features/simulation/why-this-step';
import { t } from '../i18n/t';
import type { SessionState } from '../store/session';
import { useSession, useStudio } from '../store/studio-context';
import { Segments } from '../ui/segments';

const choices = (['one', 'cohort'] as const satisfies readonly SessionState['simulateView'][]).map((value) => ({ value, label: t(`simulateView.${value}`) }));
const useIsCohort = (): boolean => useSession((state) => state.simulateView === 'cohort');

function ViewSwitch() {
  const studio = useStudio();
  const value = useSession((state) => state.simulateView);
  return <span className="graph-views"><Segments label={t('simulateView.label')} value={value} choices={choices} onChange={(simulateView) => studio.session.setState({ simulateView })} /></span>;
}

/** One learner or many, on the design as it is. */
export function SimulateScreen() {
  return useIsCohort() ? <CohortCentre views={<ViewSwitch />} /> : <SimulationCentre views={<ViewSwitch />} />;
}

export function SimulateOutline() {
  return useIsCohort() ? <CohortSetup /> : <ProfileList />;
}

export function SimulateSide() {
  return useIsCohort() ? <CohortSide /> : <WhyThisStep />;
}
