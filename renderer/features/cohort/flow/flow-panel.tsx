import { useState } from 'react';
import { leastShown } from '#shared/simulate/results/suppress';
import { countText, t } from '../../../i18n/t';
import { changeCanvas } from '../../../store/canvas-view';
import { nameOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { SelectBox } from '../../../ui/select-box';
import type { Detail, Flow } from '../figures';
import { FlowChosen } from './flow-chosen';
import { FlowDiagram, type FlowPick } from './flow-diagram';
import { FlowTable } from './flow-table';
import { ChartMenu } from '../charts/chart-menu';
import { flowPicture } from '../charts/chart-pictures';
import { stateKey } from '../state-keys';

/** How learners of one role go over its path: thickness is people. Choose the role; a click on a bar or a band says who that is. */
export function FlowPanel({ detail, modelled, isReal, run }: { readonly detail: Detail; readonly modelled: boolean; readonly isReal: boolean; readonly run: string }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pick, setPick] = useState<FlowPick | null>(null);
  const [asTable, setAsTable] = useState(false);
  const roles = [...detail.flows].sort((a, b) => (detail.byRole[b.role]?.learners ?? 0) - (detail.byRole[a.role]?.learners ?? 0));
  const flow = roles.find(({ role }) => role === chosen) ?? roles[0];
  if (!flow) return <p className="muted">{t('cohort.flow.hidden')}</p>;
  const choose = (role: string): void => {
    setChosen(role);
    setPick(null);
  };
  const onCanvas = (): void => {
    studio.session.setState({ screen: 'path', role: flow.role, selection: [] });
    changeCanvas(studio.session, { heat: 'learners' });
  };
  const learners = detail.byRole[flow.role]?.learners ?? 0;
  return (
    <>
      <div className="flow-head">
        <SelectBox label={t('cohort.flow.role')} look="pill" value={flow.role} choices={roles.map(({ role }) => ({ value: role, label: nameOf(document, role) }))} onChange={choose} />
        <span className="muted num">{t('cohort.flow.learners', { count: countText(learners), one: learners })}</span>
        <span className="spacer" />
        <button type="button" className="text-link" onClick={onCanvas}>{t('map.showFlow')}</button>
        {flow.columns.length > 0 && <><Legend flow={flow} /><button type="button" className="text-link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{t(asTable ? 'cohort.flow.asPicture' : 'cohort.flow.asTable')}</button><ChartMenu title={t('cohort.flow')} draw={(colours) => flowPicture(flow, (id) => nameOf(document, id), colours, run)} /></>}
      </div>
      {flow.columns.length === 0 ? <p className="muted">{t(emptyWhy(flow, isReal), { least: leastShown })}</p> : asTable ? <FlowTable flow={flow} /> : <FlowDiagram flow={flow} pick={pick} onPick={setPick} />}
      {pick && flow.columns.length > 0 && <FlowChosen flow={flow} pick={pick} onClose={() => setPick(null)} />}
      {flow.columns.length > 0 && <p className="muted flow-note">{[flow.left > 0 ? t('cohort.flow.left', { shown: flow.columns.length - 1, left: flow.left }) : '', t(modelled ? 'cohort.flow.modelled' : 'cohort.flow.given')].filter(Boolean).join(' ')}</p>}
    </>
  );
}

/** Why nothing is drawn. Of real people, ways of few are left out before it is known here whether there were any. */
function emptyWhy({ left }: Flow, isReal: boolean): 'cohort.flow.same' | 'cohort.flow.few' {
  return isReal && left > 0 ? 'cohort.flow.few' : 'cohort.flow.same';
}

function Legend({ flow: { columns } }: { readonly flow: Flow }) {
  const used = ([1, 2, 3, 0] as const).filter((state) => columns.slice(0, -1).some(({ states }) => (states[state] ?? 0) > 0));
  return <span className="flow-legend">{used.map((state) => <span key={state}><i className={`flow-mark s${state}`} aria-hidden="true" />{t(stateKey(state, false))}</span>)}</span>;
}
