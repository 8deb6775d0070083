import { CircleCheck, CircleDashed, Copy, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText, t } from '../../i18n/t';
import { readValues, specOf, type CohortDraft } from '../../store/cohort-draft';
import { changeDraft, showRun } from '../../store/cohort-verbs';
import { rolesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { NumberPart } from '../../ui/number-part';
import { Segments } from '../../ui/segments';
import { TextInput } from '../../ui/text-input';
import './cohort.css';

/** The runs of this window, and the form that says who is made up for the next one. */
export function CohortSetup() {
  const studio = useStudio();
  const { draft, runs, shown } = useSession((state) => state.cohort);
  const document = useReplica((state) => state.document);
  const revision = useReplica((state) => state.revision);
  const roles = rolesOf(document);
  const set = (part: Partial<CohortDraft>): void => changeDraft(studio, part);
  const column = (at: number, part: Partial<CohortDraft['columns'][number]> | null): void => set({ columns: draft.columns.flatMap((one, index) => (index !== at ? [one] : part ? [{ ...one, ...part }] : [])) });
  const copy = (): void => void navigator.clipboard.writeText(JSON.stringify(specOf(draft, roles.map(({ id }) => id)), null, 2)).then(() => studio.toast('ok', t('cohort.copied')), studio.fail);
  return (
    <>
      <div className="panel-head"><h2>{t('cohort.runs')}</h2><span className="count">{runs.length}</span></div>
      <div className="panel-scroll">
        {runs.length === 0 && <p className="muted cohort-none">{t('cohort.noRuns')}</p>}
        <ul className="cohort-runs">
          {runs.map((run) => (
            <li key={run.key}>
              <button type="button" className="outline-item scenario" aria-current={run.key === shown} onClick={() => showRun(studio, run.key)}>
                {run.revision === revision ? <CircleCheck className="ok" aria-hidden /> : <CircleDashed aria-hidden />}
                <span className="scenario-text"><span className="truncate">{run.title}</span><small>{t(run.revision === revision ? 'cohort.took' : 'cohort.tookBefore', { count: countText(run.result.report.learners), seconds: run.seconds.toFixed(1) })}</small></span>
              </button>
            </li>
          ))}
        </ul>
        <Part title={t('cohort.people')}>
          <Row label={t('cohort.learners')}><NumberPart label={t('cohort.learners')} value={draft.learners} min={1} max={2_000_000} invalidText={t('cohort.learnersHint')} onCommit={(learners) => learners !== null && set({ learners })} /></Row>
          <Row label={t('cohort.seed')}><NumberPart label={t('cohort.seed')} value={draft.seed} min={0} max={4_294_967_295} invalidText={t('cohort.whole')} onCommit={(seed) => seed !== null && set({ seed })} /></Row>
          <h4>{t('cohort.roleWeights')}</h4>
          {roles.map(({ id, title }) => <Row key={id} label={title}><NumberPart label={t('cohort.weightOf', { role: title })} value={draft.roles[id] ?? 1} min={0} max={1000} decimals={2} invalidText={t('cohort.weightHint')} onCommit={(weight) => weight !== null && set({ roles: { ...draft.roles, [id]: weight } })} /></Row>)}
          <h4>{t('cohort.groups')}</h4>
          {draft.columns.map((one, at) => (
            <div key={at} className="cohort-column">
              <TextInput label={t('cohort.columnName')} value={one.name} onCommit={(name) => column(at, { name })} placeholder={t('cohort.columnHint')} />
              <IconButton size="small" label={t('cohort.removeColumn')} onPress={() => column(at, null)}><Trash2 /></IconButton>
              <TextInput label={t('cohort.columnValues')} value={one.values} onCommit={(values) => column(at, { values })} placeholder={t('cohort.valuesHint')} />
              {one.values.trim() !== '' && !readValues(one.values) && <small className="err">{t('cohort.valuesWrong')}</small>}
            </div>
          ))}
          <Button size="small" look="quiet" onPress={() => set({ columns: [...draft.columns, { name: '', values: '' }] })}><Plus aria-hidden /> {t('cohort.addColumn')}</Button>
        </Part>
        <Known draft={draft} set={set} />
        <Model draft={draft} set={set} />
        <Part title={t('cohort.elsewhere')}><p className="muted">{t('cohort.elsewhereText')}</p><Button size="small" look="quiet" onPress={copy}><Copy aria-hidden /> {t('cohort.copy')}</Button></Part>
      </div>
    </>
  );
}

interface PartProps {
  readonly draft: CohortDraft;
  readonly set: (part: Partial<CohortDraft>) => void;
}

function Known({ draft, set }: PartProps) {
  const { known } = draft;
  const field = (key: keyof CohortDraft['known'], max: number) => <Row label={t(`cohort.known.${key}`)}><NumberPart label={t(`cohort.known.${key}`)} value={known[key]} min={0} max={max} decimals={1} unit={key === 'sd' ? '' : '%'} invalidText={t('cohort.percent')} onCommit={(value) => value !== null && set({ known: { ...known, [key]: value } })} /></Row>;
  return (
    <Part title={t('cohort.known')}>
      {field('share', 100)}{field('mean', 100)}{field('sd', 50)}{field('loading', 100)}
      <Segments label={t('cohort.choices')} value={draft.choices} choices={(['random', 'authored'] as const).map((value) => ({ value, label: t(`cohort.choices.${value}`) }))} onChange={(choices) => set({ choices })} />
    </Part>
  );
}

function Model({ draft, set }: PartProps) {
  const { model } = draft;
  const field = (key: keyof CohortDraft['model'], least: number, most: number, decimals: number, unit: string) => <Row label={t(`cohort.model.${key}`)}><NumberPart label={t(`cohort.model.${key}`)} value={model[key]} min={least} max={most} decimals={decimals} unit={unit} invalidText={t('cohort.between', { least, most })} onCommit={(value) => value !== null && set({ model: { ...model, [key]: value } })} /></Row>;
  return (
    <Part title={t('cohort.attempts')}>
      <Segments label={t('cohort.attempts')} value={draft.isModelled ? 'modelled' : 'given'} choices={(['given', 'modelled'] as const).map((value) => ({ value, label: t(`cohort.attempts.${value}`) }))} onChange={(value) => set({ isModelled: value === 'modelled' })} />
      <p className="muted">{t(draft.isModelled ? 'cohort.modelledText' : 'cohort.givenText')}</p>
      {draft.isModelled && <>{field('guess', 0, 100, 1, '%')}{field('gain', 0, 20, 2, '')}{field('dropOut', 0, 100, 2, '%')}{field('attemptsAtMost', 1, 50, 0, '')}{field('minutesPerWeek', 1, 10_080, 0, 'min')}{field('sessionsPerWeek', 1, 10_000, 0, '')}</>}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="cohort-part" aria-label={title}><h3 className="section-title">{title}</h3><div>{children}</div></section>;
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className="cohort-row"><span className="truncate">{label}</span>{children}</div>;
}
