import type { LearnerPath } from '#shared/path/learner-path';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';

const most = 4;

/** What the learner can begin now, at the moment that is shown. */
export function ReadyNow({ path }: { readonly path: LearnerPath }) {
  const document = useReplica((state) => state.document);
  const open = path.steps.filter(({ state }) => state === 'open').map(({ module }) => nameOf(document, module));
  const titles = open.length > most ? t('sim.readyMore', { titles: open.slice(0, most).join(', '), count: open.length - most }) : open.join(', ');
  return <p className="ready-now muted" role="status">{open.length > 0 ? t('sim.ready', { titles }) : t('sim.readyNone')}</p>;
}
