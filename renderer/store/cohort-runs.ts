import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RequestOf, ResponseOf } from '#shared/contract/contract';
import { t } from '../i18n/t';
import { specOf, type CohortDraft } from './cohort-draft';
import { costText, pricedRecord, pricesOf } from './cost-draft';
import { isReady, type PeopleSource } from './cohort-people';
import { rolesOf } from './selectors';
import type { CohortSession } from './session';
import { messageOf, type Studio } from './studio';

/** What people walk: the design as it is, the same without personalisation, or a kept state of it. */
export interface RunDesign {
  readonly asked: NonNullable<RequestOf<'simulation.run'>['design']>;
  readonly title: string;
}

/** A run that is asked for. */
export interface CohortOrder {
  readonly key: string;
  readonly draft: CohortDraft;
  /** The people of a table, where it is not the form's. */
  readonly people: PeopleSource | null;
  readonly design: RunDesign;
  /** How it differs from the other runs of the same design, in words; empty for the first. */
  readonly differs: string;
}

/** A run that has ended, as this window keeps it. */
export interface CohortRun extends CohortOrder {
  readonly title: string;
  readonly result: ResponseOf<'simulation.run'>;
  readonly seconds: number;
  /** Of the document that it ran on: it is told when that has changed since. */
  readonly document: TrellisDocument;
}

/** How far the run under way is; `left`: seconds, once they can be told. */
export interface RunProgress {
  readonly done: number;
  readonly total: number;
  readonly left: number | null;
}

/** As many runs as are kept to be compared. */
const mostRuns = 8;

/** The design as it is. */
export const asItIs = (): RunDesign => ({ asked: { kind: 'as-it-is' }, title: t('cohort.design.asItIs') });
export const unpersonal = (): RunDesign => ({ asked: { kind: 'static' }, title: t('cohort.design.static') });

export function changeCohort(studio: Studio, part: (now: CohortSession) => Partial<CohortSession>): void {
  studio.session.setState(({ cohort }) => ({ cohort: { ...cohort, ...part(cohort) } }));
}

/** Puts a run at the end of the queue: of the people that are set up, unless those of another run are given. Runs go one at a time. */
export async function queueRun(studio: Studio, design: RunDesign, given: Pick<CohortOrder, 'draft' | 'people'> | null = null): Promise<void> {
  const { draft: form, who, people: table, queue, runs, failed, count } = studio.session.getState().cohort;
  const { draft, people } = given ?? { draft: form, people: who === 'table' ? table : null };
  if (!given && who === 'table' && (!people || !isReady(people))) return studio.toast('error', t('people.notReady'));
  const others = [...runs, ...queue, ...failed.map(({ order }) => order)].filter((other) => sameDesign(other.design, design));
  const order: CohortOrder = { key: `run-${count + 1}`, draft, people, design, differs: differenceText({ draft, people }, others) };
  changeCohort(studio, () => ({ queue: [...queue, order], count: count + 1 }));
  if (queue.length === 0) await drain(studio);
}

const sameDesign = (a: RunDesign, b: RunDesign): boolean => a.title === b.title && a.asked.kind === b.asked.kind;

/** Takes a run out of the queue before its turn. */
export function dropWaiting(studio: Studio, key: string): void {
  changeCohort(studio, ({ queue }) => ({ queue: queue.filter((order, at) => at === 0 || order.key !== key) }));
}

export function dismissFailed(studio: Studio, key: string): void {
  changeCohort(studio, ({ failed }) => ({ failed: failed.filter(({ order }) => order.key !== key) }));
}

/** Runs what waits, one after the other; not beside a sweep, which has the machine to itself and drains the queue when it is over. */
export async function drain(studio: Studio): Promise<void> {
  if (studio.session.getState().sweep.running) return;
  for (let [order] = studio.session.getState().cohort.queue; order; [order] = studio.session.getState().cohort.queue) {
    await runOne(studio, order);
    changeCohort(studio, ({ queue }) => ({ queue: queue.slice(1), progress: null }));
  }
}

async function runOne(studio: Studio, order: CohortOrder): Promise<void> {
  const { document } = studio.replica.getState();
  const { draft, people, design } = order;
  const total = people ? people.reading.learners : draft.learners;
  const began = performance.now();
  changeCohort(studio, () => ({ progress: { done: 0, total, left: null } }));
  const stop = studio.bridge.on('simulation.progress', ({ done, total: all }) => changeCohort(studio, () => ({ progress: { done, total: all, left: done > 0 ? ((performance.now() - began) / 1000 / done) * (all - done) : null } })));
  try {
    const roles = rolesOf(document).map(({ id }) => id);
    const result = await studio.bridge.invoke('simulation.run', { ...(people ? { people: { bytes: people.bytes, names: people.names, skipRefused: people.skipRefused, costs: pricesOf(draft.costs, roles), audit: people.audit } } : { cohort: specOf(draft, roles) }), design: design.asked });
    const { learners } = result.report;
    const run: CohortRun = { ...order, title: runTitle(order, result.isComplete), result, seconds: (performance.now() - began) / 1000, document };
    if (learners > 0) changeCohort(studio, ({ runs }) => ({ runs: [run, ...runs].slice(0, mostRuns), shown: run.key }));
    studio.announce(t('cohort.done', { count: learners }));
  } catch (error) {
    changeCohort(studio, ({ failed }) => ({ failed: [{ order, message: messageOf(error) }, ...failed].slice(0, mostRuns) }));
    studio.announce(t('cohort.failedSaid', { title: runTitle(order, true) }));
  } finally {
    stop();
  }
}

/** "Design as it is, modelled, called off". */
export function runTitle({ design, differs }: CohortOrder, isComplete: boolean): string {
  return [design.title, differs, isComplete ? '' : t('cohort.calledOff')].filter(Boolean).join(', ');
}

type Who = Pick<CohortOrder, 'draft' | 'people'>;

/** What is different from the first run of the design: whose people, how attempts go, how many; "again" where nothing is. */
function differenceText({ draft, people }: Who, others: readonly Who[]): string {
  const same = others.filter((other) => isSameWho(other, { draft, people }) && pricesText(other) === pricesText({ draft })).length;
  const again = same > 0 ? t('cohort.differs.again', { number: same + 1 }) : '';
  const prices = others.at(-1) && pricesText(others.at(-1) as Who) !== pricesText({ draft }) ? t('cohort.differs.prices') : '';
  if (people) return [people.name, prices, again].filter(Boolean).join(', ');
  const first = others.findLast((other) => !other.people)?.draft;
  const parts = [draft.isModelled ? t(draft.isTraced ? 'cohort.differs.traced' : 'cohort.differs.modelled') : '', first && first.learners !== draft.learners ? t('cohort.differs.learners', { count: draft.learners.toLocaleString('en') }) : '', first && first.seed !== draft.seed ? t('cohort.differs.seed', { seed: draft.seed }) : '', first && drawnOf(first) !== drawnOf(draft) ? t('cohort.differs.people') : '', first && JSON.stringify(first.columns) !== JSON.stringify(draft.columns) ? t('cohort.differs.groups') : '', prices];
  return [...parts, again].filter(Boolean).join(', ');
}

const pricesText = ({ draft: { costs } }: Pick<Who, 'draft'>): string => costText(pricedRecord(costs, Object.keys(costs.byRole)));

/** Who is drawn; group columns sort them and draw nobody else. */
const drawnOf = ({ roles, known, choices }: CohortDraft): string => JSON.stringify([roles, known, choices]);
const attemptsOf = ({ isModelled, isTraced, model, tracing }: CohortDraft): string => JSON.stringify(isModelled ? [model, isTraced ? tracing : null] : null);

/** What is asked of them, and what they cost, makes nobody another. */
function isSameWho(a: Who, b: Who): boolean {
  if (a.people || b.people) return a.people?.key === b.people?.key;
  return JSON.stringify({ ...a.draft, costs: null, audit: null }) === JSON.stringify({ ...b.draft, costs: null, audit: null });
}

/** What two runs have in common, so that what differs is the doing of the rest: everything but the design and what is asked (`same`), the people but not how attempts go (`people`), or neither. */
export function commonOf(a: CohortRun, b: CohortRun): 'same' | 'people' | 'neither' {
  if (!a.result.isComplete || !b.result.isComplete) return 'neither';
  if (a.people || b.people) return a.people?.key === b.people?.key ? 'same' : 'neither';
  const [one, other] = [a.draft, b.draft];
  if (one.learners !== other.learners || one.seed !== other.seed || drawnOf(one) !== drawnOf(other)) return 'neither';
  return attemptsOf(one) === attemptsOf(other) ? 'same' : 'people';
}
