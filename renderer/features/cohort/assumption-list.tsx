import { t } from '../../i18n/t';
import { assumptionWord } from '../../store/assumption-words';
import type { CohortRun } from '../../store/cohort-runs';
import { nameOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';

interface Row {
  readonly name: string;
  readonly value: number;
  readonly basis: 'assumption' | 'finding';
  readonly source: string;
}

/** Every number that a run rests on, and whether somebody found it or it is assumed: of the people where they are made up, of their attempts where these are modelled. */
export function AssumptionList({ run }: { readonly run: CohortRun }) {
  const document = useReplica((state) => state.document);
  const rows: readonly Row[] = [...(run.people ? [] : knownRows(run)), ...(run.result.report.modelled?.assumptions ?? [])];
  return (
    <section>
      <h3>{t('cohort.assumptions')} {rows.length > 0 && <span className="count">{rows.length}</span>}</h3>
      {rows.length > 0 && (
        <table className="goal-table"><thead><tr><th scope="col">{t('cohort.assumption')}</th><th scope="col" className="num">{t('setField.value')}</th><th scope="col">{t('cohort.basis')}</th></tr></thead>
          <tbody>{rows.map(({ name, value, basis, source }) => <tr key={name}><th scope="row" title={name}>{assumptionWord(name, (id) => nameOf(document, id))}</th><td className="num">{String(value).replace('-', '−')}</td><td>{t(`cohort.basis.${basis}`)}{source === '' ? '' : `: ${source}`}</td></tr>)}</tbody></table>
      )}
      {!run.result.report.modelled && <p className="muted">{t(run.people ? 'cohort.noChanceReal' : 'cohort.noChance')}</p>}
    </section>
  );
}

function knownRows({ draft: { known } }: CohortRun): readonly Row[] {
  const { share, mean, sd, loading } = known;
  const values = { share: share / 100, mean, sd, loading: loading / 100 };
  return share === 0 ? [] : (Object.keys(values) as (keyof typeof values)[]).map((key) => ({ name: `otherEvidence.${key}`, value: values[key], basis: 'assumption', source: '' }));
}
