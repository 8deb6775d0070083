export interface Row { readonly work: string; readonly ms: number; readonly runs: number; readonly peer?: string; readonly peerMs?: number; readonly processor?: { readonly median: number; readonly least: number } }

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function time(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of processor time of this process so far, garbage collection and compiling counted. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Median over `runs` (7 or more) of the work and, in turns with it, of a peer; two runs of each to warm up. */
export async function measure(work: string, run: () => unknown, options: { readonly runs?: number; readonly warm?: number; readonly peer?: string; readonly peerRun?: () => unknown } = {}): Promise<Row> {
  const { runs = 11, warm = 2, peer, peerRun } = options;
  const [own, other, spent]: [number[], number[], number[]] = [[], [], []];
  // What was measured before leaves a heap that is being marked: each row starts from a settled one.
  (globalThis as { gc?: () => void }).gc?.();
  for (let at = -warm; at < runs; at++) {
    const before = processorTime();
    const ms = await time(run);
    const cost = processorTime() - before;
    const peerMs = peerRun ? await time(peerRun) : 0;
    if (at < 0) continue;
    own.push(ms);
    spent.push(cost);
    other.push(peerMs);
  }
  const row: Row = { work, ms: median(own), runs, processor: { median: median(spent), least: Math.min(...spent) }, ...(peer !== undefined ? { peer, peerMs: median(other) } : {}) };
  process.stdout.write(`${describe(row)}\n`);
  return row;
}

/** The value below which a share of the times lies, 0 < share <= 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** A row of times that were taken elsewhere. */
export function report(work: string, ms: number, runs: number, peer: Pick<Row, 'peer' | 'peerMs'> = {}): Row {
  const row: Row = { work, ms, runs, ...peer };
  process.stdout.write(`${describe(row)}\n`);
  return row;
}

const show = (ms: number): string => (ms < 1 ? `${(ms * 1000).toFixed(0)} µs` : ms < 100 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(0)} ms`);

/** A row of a Markdown table. */
export function describe({ work, ms, runs, peer, peerMs, processor }: Row): string {
  const cost = processor ? ` (processor ${show(processor.median)}, least ${show(processor.least)})` : '';
  return `| ${work} | ${show(ms)}${cost} | ${peer !== undefined && peerMs !== undefined ? `${show(peerMs)} – ${peer}` : ''} | ${peerMs !== undefined ? (ms / peerMs).toFixed(2) : ''} | ${runs} |`;
}
