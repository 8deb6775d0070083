import { X } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import { countText, t } from '../../../i18n/t';
import { goToRecord } from '../../../store/go-to-record';
import { nameOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { Button, IconButton } from '../../../ui/button';
import type { Flow } from '../figures';
import { columnTitle, type FlowPick } from './flow-diagram';
import { PeopleCount } from '../people-count';
import { stateKey } from '../state-keys';

/** What the chosen bar or band stands for, and the way to its modules. */
export function FlowChosen({ flow, pick: { column, state, to, learners }, onClose }: { readonly flow: Flow; readonly pick: FlowPick; readonly onClose: () => void }) {
  const studio = useStudio();
  const document = useReplica((replica) => replica.document);
  const last = flow.columns.length - 1;
  const title = (at: number): string => columnTitle(flow, at, (id) => nameOf(document, id));
  const modules = [column, ...(to === null ? [] : [column + 1])].flatMap((at) => flow.columns[at]?.module ?? []).filter((id) => document.tables.module.has(id));
  const onMap = (): void => {
    studio.session.setState({ screen: 'map', selection: modules });
    studio.signal('reveal');
  };
  const words = to === null ? t('cohort.flow.bar', { module: title(column), state: t(stateKey(state, column === last)), count: countText(learners), one: learners }) : t('cohort.flow.band', { from: title(column), state: t(stateKey(state, false)), to: title(column + 1), next: t(stateKey(to, column + 1 === last)), count: countText(learners), one: learners });
  return (
    <div className="flow-chosen" role="group" aria-label={t('cohort.flow.chosen')}>
      <span>{words}</span>
      {modules.map((id: RecordId) => <button key={id} type="button" className="text-link" onClick={() => goToRecord(studio, id)}>{t('cohort.flow.open', { title: nameOf(document, id) })}</button>)}
      <PeopleCount count={learners} who={words} text={t('cohort.flow.who')} filter={{ role: flow.role, flow: [[column, state] as const, ...(to === null ? [] : [[column + 1, to] as const])].map(([at, one]) => ({ module: flow.columns[at]?.module ?? null, state: one })) }} />
      {modules.length > 0 && <Button size="small" onPress={onMap}>{t('cohort.flow.onMap')}</Button>}
      <IconButton size="small" label={t('cohort.close')} onPress={onClose}><X /></IconButton>
    </div>
  );
}
