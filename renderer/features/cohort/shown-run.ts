import type { CohortRun } from '../../store/cohort-runs';
import { useSession } from '../../store/studio-context';

/** The run that is shown; null before the first. */
export function useShownRun(): CohortRun | null {
  const { runs, shown } = useSession((state) => state.cohort);
  return runs.find(({ key }) => key === shown) ?? null;
}

/** The run beside it; null where none is. */
export function useComparedRun(): CohortRun | null {
  const { runs, shown, compared } = useSession((state) => state.cohort);
  return compared === shown ? null : (runs.find(({ key }) => key === compared) ?? null);
}
