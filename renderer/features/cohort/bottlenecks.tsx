import type { RecordId } from '#shared/model/ids';
import { countText, t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import type { CohortRun } from '../../store/cohort-runs';
import type { Detail } from './figures';
import { PeopleCount } from './people-count';
import { Sparkline } from './charts/sparkline';

const most = 8;
/** Weeks of the sparklines: as many as the longest queue takes, within this. */
const mostWeeks = 26;

/** `who`: the learners whom it counts, where they can be listed. */
interface Line {
  readonly text: string;
  readonly who?: { readonly count: number; readonly what: 'waiting' | 'failed' };
}

interface Bottleneck {
  readonly id: RecordId;
  readonly lines: readonly Line[];
  readonly weeks: Detail['waiting'][number]['weeks'];
  /** What it is sorted by: learners who wait at once, or are stopped there; failures come after. */
  readonly weight: number;
}

/** Where learners queue for a seat, await a person, or fail: the worst first, with who waits week by week. */
export function Bottlenecks({ run: { result: { report, detail } } }: { readonly run: CohortRun }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const all = bottlenecksOf(report, detail);
  const shown = all.slice(0, most);
  const weeks = Math.min(mostWeeks, Math.max(0, ...shown.map((one) => one.weeks.length)));
  const peak = Math.max(0, ...shown.flatMap((one) => one.weeks.map(({ waiting }) => waiting)));
  return (
    <section>
      <h3>{t('cohort.bottlenecks')} <span className="count">{all.length}</span>{weeks > 0 && <small className="muted">{t('cohort.bottleneckWeeks', { weeks })}</small>}</h3>
      {shown.length === 0 && <p className="muted">{t('cohort.noBottlenecks')}</p>}
      <ul className="bottlenecks">
        {shown.map(({ id, lines, weeks: list }) => (
          <li key={id}>
            <span className="bottleneck-text"><button type="button" className="text-link" onClick={() => goToRecord(studio, id)}>{nameOf(document, id)}</button>{lines.map(({ text, who }) => <small key={text} className="muted num">{who ? <PeopleCount count={who.count} who={t(`cohort.who.module.${who.what}`, { title: nameOf(document, id) })} filter={{ module: { id, count: who.what } }} text={text} /> : text}</small>)}</span>
            {list.length > 0 && <Sparkline values={list.slice(0, weeks).map(({ waiting }) => waiting)} length={weeks} most={peak} label={t('cohort.sparkline', { title: nameOf(document, id) })} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function bottlenecksOf({ modules, learners }: CohortRun['result']['report'], { waiting: queues }: Detail): readonly Bottleneck[] {
  const ofSeats = queues.flatMap(({ id, seats, weeks }): Bottleneck[] => {
    const worst = weeks.reduce((top, week) => (week.waiting > top.waiting ? week : top), { week: 0, arrived: 0, waiting: 0 });
    return worst.waiting === 0 ? [] : [{ id, weeks, weight: worst.waiting, lines: [{ text: t('cohort.waitWeek', { count: countText(worst.waiting), week: worst.week + 1 }) }, { text: t('cohort.seatsWeek', { count: countText(seats), one: seats }) }] }];
  });
  const others = modules.filter(({ failed, waiting }) => failed + waiting > 0).map(({ id, failed, waiting }): Bottleneck => ({
    id, weeks: [], weight: waiting > 0 ? waiting : failed / learners,
    lines: [
      ...(waiting > 0 ? [{ text: t('cohort.waitsFor', { count: countText(waiting) }), who: { count: waiting, what: 'waiting' } } as const] : []),
      ...(failed > 0 ? [{ text: t('cohort.fails', { count: countText(failed), share: ((failed / learners) * 100).toFixed(1) }), who: { count: failed, what: 'failed' } } as const] : []),
    ],
  }));
  const byId = new Map<RecordId, Bottleneck>();
  for (const one of [...ofSeats, ...others]) {
    const held = byId.get(one.id);
    byId.set(one.id, held ? { ...held, lines: [...held.lines, ...one.lines], weight: Math.max(held.weight, one.weight) } : one);
  }
  return [...byId.values()].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}
