import { StudioError } from '#shared/contract/contract-error';
import type { SimulationReport } from '#shared/simulate/results/report';
import type { LeverRequest } from '#shared/simulate/sensitivity/lever';
import type { SweepReport, SweptLever } from '#shared/simulate/sensitivity/sweep-report';
import { moneyText, percent, whole } from './numbers-text';
import { listFlag, type Flags } from './usage';

/** Levers that were asked for; none: all that can be proposed; null: no sweep. */
export function readLevers(flags: Flags): readonly LeverRequest[] | null {
  const named = listFlag(flags, 'lever');
  return named.length === 0 && flags['sweep'] !== true ? null : named.map(readLever);
}

/** `NAME`, `NAME=LOW..HIGH` or `NAME=LOW..HIGH/STEPS`. */
function readLever(text: string): LeverRequest {
  const match = /^(.+?)(?:=(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)(?:\/(\d{1,3}))?)?$/.exec(text);
  const [, lever = '', low, high, steps] = match ?? [];
  if (!match || (low === undefined && /=.*\.\./.test(text))) throw new StudioError('invalid-request', `--lever ${JSON.stringify(text)} must be NAME, NAME=LOW..HIGH or NAME=LOW..HIGH/STEPS, as in gain=0..1/5.`);
  if (steps !== undefined && (Number(steps) < 2 || Number(steps) > 101)) throw new StudioError('invalid-request', `--lever ${JSON.stringify(text)} asks for ${steps} steps: from 2 to 101.`);
  return { lever, ...(low === undefined ? {} : { low: Number(low), high: Number(high) }), ...(steps === undefined ? {} : { steps: Number(steps) }) };
}

/** The report with the range that its assumptions span. */
export function withSweep(json: unknown, sweep: SweepReport): object {
  const report = json as SimulationReport;
  return { ...report, saved: { ...report.saved, ...(sweep.assumptions ? { assumptions: sweep.assumptions } : {}) }, sweep };
}

/** A table, widest first. */
export function sweepText({ levers, runs, learners, assumptions, skipped, asIs, currency }: SweepReport): string {
  const rows = levers.map((lever) => rowOf(lever, currency));
  const columns = ['lever', 'from', 'to', 'saved at low', 'saved at high', 'first pass', 'await a person', 'coach hours', 'cost'];
  const isUsed = columns.map((_name, at) => at < 6 || rows.some((row) => row[at] !== ''));
  const table = [columns, ...rows].map((row) => row.filter((_cell, at) => isUsed[at]));
  const widths = (table[0] ?? []).map((_cell, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  return [
    `Sweep: ${runs} runs of ${whole(learners)} learners, one number moved at a time, the same chance in all. As it is, ${percent(asIs.savedShare)} saved.`,
    ...(levers.length === 0 ? ['  Nothing was moved.'] : table.map((row) => `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}`)),
    ...(assumptions ? [`  Over the assumptions, one at a time: ${percent(assumptions.low)} to ${percent(assumptions.high)} saved.`] : []),
    ...skipped.map(({ lever, why }) => `  not moved: ${lever}. ${why}`),
    ...levers.filter(({ note }) => note !== '').map(({ lever, note }) => `  ${lever}: ${note}`),
  ].join('\n');
}

function rowOf({ lever, low, high, points }: SweptLever, currency: string | null): readonly string[] {
  const [first, last] = [points[0], points.at(-1)];
  const both = (of: (point: SweptLever['points'][number]) => string | null): string => (first && last && of(first) !== null ? `${of(first)} → ${of(last)}` : '');
  return [
    lever, String(low), String(high), percent(first?.savedShare ?? 0), percent(last?.savedShare ?? 0),
    both(({ firstPass }) => (firstPass === null ? null : percent(firstPass))), both(({ escalated }) => whole(escalated)), both(({ coachHours }) => (coachHours === null ? null : whole(coachHours))), both(({ cost }) => (cost === null || currency === null ? null : moneyText(cost, currency))),
  ];
}
