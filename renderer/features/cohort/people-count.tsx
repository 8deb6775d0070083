import { countText, t } from '../../i18n/t';
import { canList, listLearners, type LearnerFilter } from '../../store/cohort-learners';
import { useReplica, useStudio } from '../../store/studio-context';
import { useShownRun } from './shown-run';

interface Props {
  readonly count: number;
  /** Who they are, in words: the title of the list. */
  readonly who: string;
  readonly filter: LearnerFilter;
  /** What is shown instead of the number. */
  readonly text?: string;
}

/** A number of learners of the shown run; a click lists who is behind it, where that can be told (`canList`). */
export function PeopleCount({ count, who, filter, text }: Props) {
  const studio = useStudio();
  const run = useShownRun();
  const document = useReplica((state) => state.document);
  const shown = text ?? countText(count);
  if (!run || !canList(run, count, document)) return <>{shown}</>;
  return <button type="button" className="people-count" aria-label={t('cohort.listLearners', { shown, who })} onClick={() => void listLearners(studio, run, who, count, filter)}>{shown}</button>;
}
