import { mostInChain } from '#shared/checks/links';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import type { DocumentMetrics, ModuleMetrics } from '../../store/graph-metrics';
import { nameOf } from '../../store/selectors';

/** One thing that the metrics say, in plain words. */
export interface Fact {
  readonly id: 'invalid' | 'chain' | 'waits' | 'redundant' | 'central' | 'total';
  readonly tone: 'bad' | 'warn' | 'fine' | 'plain';
  readonly text: string;
  /** What is measured, the bound, and whose they are. */
  readonly note: string;
  /** What a click selects; nothing where it is about all. */
  readonly records: readonly RecordId[];
}

/** More of the other modules than this share waiting for one: a bottleneck. Our assumption; in fewer modules than `fewest` one that all wait for is nothing odd. */
const mostWaiting = 0.25;
const fewest = 12;

/** The summary of a scope that has modules. */
export function factsOf(document: TrellisDocument, metrics: DocumentMetrics): readonly Fact[] {
  return [invalid, chain, waits, redundant, central, total].flatMap((fact) => fact(document, metrics) ?? []);
}

type MakeFact = (document: TrellisDocument, metrics: DocumentMetrics) => Fact | null;

const invalid: MakeFact = (document, { invalidBecause }) => {
  if (!invalidBecause) return null;
  const { kind, chain: ids } = invalidBecause;
  return { id: 'invalid', tone: 'bad', text: t(`metrics.${kind}`, { chain: namesOf(document, kind === 'cycle' ? [...ids, ...ids.slice(0, 1)] : ids) }), note: t(`metrics.${kind}Note`), records: ids };
};

const chain: MakeFact = (document, { longestChains, invalidBecause }) => {
  const [longest] = longestChains;
  if (!longest) return null;
  if (longest.length < 2) return invalidBecause ? null : { id: 'chain', tone: 'plain', text: t('metrics.chainNone'), note: t('metrics.chainNoneNote'), records: [] };
  const many = longestChains.length === 1 ? '' : ` ${t(longestChains.length < 100 ? 'metrics.chainMany' : 'metrics.chainMost', { count: longestChains.length })}`;
  return {
    id: 'chain', tone: longest.length > mostInChain ? 'warn' : 'fine', text: t('metrics.chain', { count: longest.length, chain: namesOf(document, longest) }),
    note: t('metrics.chainNote', { most: mostInChain }) + many, records: longest,
  };
};

const waits: MakeFact = (document, { modules }) => {
  const [id, count] = mostOf(modules, ({ blocking }) => blocking);
  if (count === 0) return null;
  const share = count / (modules.size - 1);
  return {
    id: 'waits', tone: share > mostWaiting && modules.size >= fewest ? 'warn' : 'fine', text: t('metrics.waits', { count, title: nameOf(document, id) }),
    note: t('metrics.waitsNote', { percent: Math.round(share * 100), most: mostWaiting * 100 }), records: [id],
  };
};

const redundant: MakeFact = (_document, metrics) => {
  if (metrics.totals.blocking === 0 || metrics.invalidBecause?.kind === 'cycle') return null;
  const count = metrics.redundant.size;
  return { id: 'redundant', tone: count > 0 ? 'warn' : 'fine', text: count > 0 ? t('metrics.redundant', { count }) : t('metrics.redundantNone'), note: t('metrics.redundantNote'), records: [...metrics.redundant] };
};

const central: MakeFact = (document, { modules }) => {
  const [id, value] = mostOf(modules, ({ centrality }) => centrality ?? 0);
  return value === 0 ? null : { id: 'central', tone: 'plain', text: t('metrics.central', { title: nameOf(document, id) }), note: t('metrics.centralNote', { value: numberText(value) }), records: [id] };
};

const total: MakeFact = (_document, { totals: { complexity, delay, blocking } }) => {
  if (complexity === null || delay === null || blocking === 0) return null;
  const note = complexity === delay + blocking ? 'metrics.totalNote' : 'metrics.totalQuarter';
  return { id: 'total', tone: 'plain', text: t('metrics.total', { complexity: numberText(complexity) }), note: t(note, { delay, blocking }), records: [] };
};

/** The module with the greatest value, the first of several; 0 where there is none. */
function mostOf(modules: DocumentMetrics['modules'], valueOf: (metrics: ModuleMetrics) => number): readonly [RecordId, number] {
  let most: readonly [RecordId, number] = ['', 0];
  for (const [id, metrics] of modules) if (valueOf(metrics) > most[1]) most = [id, valueOf(metrics)];
  return most;
}

/** "A → B → … → Z": of a long chain the first two and the last; the click shows the others. */
function namesOf(document: TrellisDocument, ids: readonly RecordId[]): string {
  const names = ids.map((id) => nameOf(document, id));
  return (names.length > 5 ? [...names.slice(0, 2), '…', ...names.slice(-1)] : names).join(' → ');
}

/** Whole numbers and tenths as they are; what is too long to read as 1.2e+30. */
export function numberText(value: number | null): string {
  if (value === null) return '–';
  return value < 10_000_000 ? String(Math.round(value * 10) / 10) : value.toExponential(1);
}
