import { readFile } from 'node:fs/promises';
import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { dateSchema } from '#shared/model/vocabulary';
import { specOfRecord } from '#shared/simulate/cohort/of-record';
import { mergeParts, missingBlocks } from '#shared/simulate/results/merge';
import { askedSchema } from '#shared/simulate/results/asked';
import { simulationPartSchema, type SimulationPart } from '#shared/simulate/results/part';
import { gapOf, type Ablation } from '#shared/simulate/fairness/ablation';
import type { SweepReport } from '#shared/simulate/sensitivity/sweep-report';
import { createReport, type SimulationReport } from '#shared/simulate/results/report';
import { responseModelSchema, type ResponseModel } from '#shared/simulate/response/response-model';
import { cohortSource, preparePeople, readCosts, type PreparedPeople } from '../../services/simulation/prepare';
import { openPseudonyms } from '../../services/simulation/pseudonyms';
import { readShard, simulate } from '../../services/simulation/simulate';
import { prepareSweep, sweep, type SweepOptions, type SweepSource } from '../../services/simulation/sweep';
import { loadDocument, type CliContext, type CliResult } from './context';
import { createLineFile } from './line-file';
import { ablate } from '../../services/simulation/ablate';
import { ablationText, unexplainedText } from './simulate-audit';
import { percent, whole } from './numbers-text';
import { readAsked, withAsked } from './simulate-asked';
import { readLevers, sweepText, withSweep } from './simulate-sweep';
import { countsText, reportText } from './simulate-text';
import { optionalFlag, readArgs, requiredFlag, type Flags } from './usage';

const flagTypes = {
  cohort: { type: 'string' }, people: { type: 'string' }, 'role-column': { type: 'string' }, 'id-column': { type: 'string' }, 'group-column': { type: 'string' }, 'skip-refused': { type: 'boolean' },
  seed: { type: 'string' }, workers: { type: 'string' }, shard: { type: 'string' }, 'as-of': { type: 'string' }, out: { type: 'string' }, merge: { type: 'boolean' },
  exposure: { type: 'string' }, 'must-see': { type: 'string' }, 'format-target': { type: 'string' }, model: { type: 'string' }, costs: { type: 'string' }, audit: { type: 'string' }, outcome: { type: 'string' }, qualification: { type: 'string' }, sweep: { type: 'boolean' }, lever: { type: 'string', multiple: true },
} as const;

/** Many learners at once: made up, or from a table. */
export async function runSimulate(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const { flags, rest } = readArgs('simulate', args, flagTypes, { min: 1, max: 100_000, what: 'one workspace folder (or files, with --merge)' });
  if (flags['merge'] === true) return mergeFiles(context, rest, flags);
  if (rest.length !== 1) throw new StudioError('invalid-request', 'trellis simulate takes one workspace folder. To merge shards: trellis simulate --merge FILE….');
  const document = await loadDocument(context, rest[0] ?? '');
  const asOf = optionalFlag(flags, 'as-of') ?? null;
  if (asOf !== null && !dateSchema.safeParse(asOf).success) throw new StudioError('invalid-request', `--as-of ${JSON.stringify(asOf)} is not a day (YYYY-MM-DD).`);
  const shard = flags['shard'] === undefined ? null : readShard(requiredFlag('simulate', flags, 'shard'));
  const { blocks } = context.ports;
  const count = wholeFlag(flags, 'workers', 1, 256) ?? blocks.usual;
  const levers = readLevers(flags);
  if (levers && shard) throw new StudioError('invalid-request', 'A sweep takes the whole cohort: leave out --shard.');
  const source = (flags['cohort'] === undefined) === (flags['people'] === undefined) ? refuseSource() : flags['people'] !== undefined ? await peopleOf(context, rest[0] ?? '', document, flags, asOf) : await cohortOf(document, flags, asOf);
  const simulation = source.prepare(source.design);
  const plan = levers && prepareSweep(source, levers);
  const out = optionalFlag(flags, 'out');
  const file = out === undefined ? null : await createLineFile(context.ports.files.absolute(out), simulation.people?.pseudonyms ?? null);
  const cancel = watchInterrupt();
  const progress = createProgress(context.say);
  try {
    const run = { workers: count, progress, isCancelled: cancel.isCancelled };
    const part = await simulate(blocks, simulation, { ...run, shard, lines: file && file.write });
    const stopIfAsked = (learners: number): void => {
      if (cancel.isCancelled()) throw new StudioError('cancelled', `Stopped after ${learners} learners; nothing was written.`);
    };
    stopIfAsked(part.cells.reduce((sum, { sums }) => sum + sums.learners, 0));
    const swept = plan && (await sweep(blocks, source, plan, part, run));
    stopIfAsked((swept?.runs ?? 0) * simulation.learners);
    await file?.close();
    context.say(countsText(part));
    const result = resultOf(context, part, source.design.model, shard ? 'shard' : 'whole');
    const found = part.asked.audit && !shard ? await explainGap(blocks, source, result.json as SimulationReport, run) : null;
    stopIfAsked(simulation.learners);
    return withFindings(result, swept, found);
  } catch (error) {
    await file?.discard();
    throw error;
  } finally {
    cancel.close();
  }
}

/** Where an audit does not hold, what its gap comes from. */
async function explainGap(blocks: CliContext['ports']['blocks'], source: SweepSource, { audit }: SimulationReport, run: SweepOptions): Promise<Ablation | null> {
  return audit ? ablate(blocks, source, audit, run) : null;
}

function withFindings(result: CliResult, swept: SweepReport | null, found: Ablation | null): CliResult {
  const report = result.json as SimulationReport;
  const json = { ...(swept ? withSweep(report, swept) : report), ...(found && report.audit ? { audit: { ...report.audit, ablation: found } } : {}) };
  const text = [result.text, ...(swept ? [sweepText(swept)] : []), ...(found ? [ablationText(found)] : [])].join('\n');
  return { ...result, json, text };
}

function refuseSource(): never {
  throw new StudioError('invalid-request', 'trellis simulate needs --cohort C or --people FILE.csv, and only one of them.');
}

/** A number of learners, the title or id of a cohort of the document, or a file with a specification. */
async function cohortOf(document: TrellisDocument, flags: Flags, asOf: string | null): Promise<SweepSource> {
  const named = requiredFlag('simulate', flags, 'cohort');
  if (flags['model'] !== undefined) throw new StudioError('invalid-request', '--model goes with --people; of a cohort the model stands in its file.');
  if (flags['costs'] !== undefined) throw new StudioError('invalid-request', '--costs goes with --people; of a cohort the costs stand in its file.');
  const given = /^\d{1,9}$/.test(named) ? Number(named) : (keptCohort(document, named) ?? (await readJson(named, 'The cohort')));
  return cohortSource(document, withAsked(given, readAsked(flags)), { seed: wholeFlag(flags, 'seed', -(2 ** 31), 2 ** 32 - 1), asOf });
}

async function peopleOf(context: CliContext, workspace: string, document: TrellisDocument, flags: Flags, asOf: string | null): Promise<SweepSource> {
  const { ports, say } = context;
  const bytes = await ports.files.read(ports.files.absolute(requiredFlag('simulate', flags, 'people')));
  if (!bytes) throw new StudioError('not-found', `There is no file ${String(flags['people'])}.`);
  const { pseudonymise, keep } = await openPseudonyms(ports.files, ports.identity, ports.files.absolute(workspace));
  const groups = optionalFlag(flags, 'group-column')?.split(',').map((name) => name.trim()) ?? [];
  const names = { id: optionalFlag(flags, 'id-column') ?? 'id', role: optionalFlag(flags, 'role-column') ?? 'role', groups };
  const asked = askedSchema.parse(readAsked(flags));
  const known = new Map<string, string>();
  const pseudonymOf = (id: string): string => {
    const pseudonym = known.get(id) ?? pseudonymise(id);
    known.set(id, pseudonym);
    return pseudonym;
  };
  const model = await readModel(flags);
  const costsFile = optionalFlag(flags, 'costs');
  const costs = costsFile === undefined ? null : readCosts(await readJson(costsFile, 'The costs'));
  const seed = wholeFlag(flags, 'seed', -(2 ** 31), 2 ** 32 - 1) ?? 1;
  const prepared = preparePeople(document, bytes, names, asOf, pseudonymOf, { asked, modelled: model && { model, seed }, costs });
  tellRows(say, prepared, flags['skip-refused'] === true);
  const notice = await keep();
  if (notice !== null) say(notice);
  return { design: { document, spec: null, model, costs }, prepare: (design) => (design.document === document && design.model === model ? prepared.simulation : preparePeople(design.document, bytes, names, asOf, pseudonymOf, { asked, modelled: design.model && { model: design.model, seed }, costs: design.costs }).simulation) };
}

/** How attempts of people go; null: as given. */
async function readModel(flags: Flags): Promise<ResponseModel | null> {
  const file = optionalFlag(flags, 'model');
  if (file === undefined) return null;
  const parsed = responseModelSchema.safeParse(await readJson(file, 'The model'));
  if (!parsed.success) throw new StudioError('refused', `The model: ${parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'top'} – ${message}`).join('; ')}.`);
  return parsed.data;
}

const shownRows = 20;

function tellRows(say: CliContext['say'], { refused, ignored, simulation }: PreparedPeople, isSkipping: boolean): void {
  if (ignored.length > 0) say(`Not used: ${ignored.map((header) => JSON.stringify(header)).join(', ')}. Columns are named group:NAME, fact:NAME, score:module:KEY… (docs/user/simulate.md), or --group-column NAME.`);
  if (refused.length === 0) return;
  const lines = refused.slice(0, shownRows).map(({ row, message }) => `Row ${row}: ${message}`);
  const more = refused.length > shownRows ? [`… and ${refused.length - shownRows} more rows.`] : [];
  if (!isSkipping) throw new StudioError('refused', [...lines, ...more, `${refused.length} of ${refused.length + simulation.learners} rows cannot be read. Mend them, or leave them out with --skip-refused.`].join('\n'));
  for (const line of [...lines, ...more]) say(`Left out. ${line}`);
}

async function mergeFiles(context: CliContext, files: readonly string[], flags: Flags): Promise<CliResult> {
  const odd = Object.keys(flags).find((flag) => flag !== 'merge' && flag !== 'json');
  if (odd !== undefined) throw new StudioError('invalid-request', `--merge takes files only: leave out --${odd}.`);
  const read = await Promise.all(files.map(async (file) => readPart(file, await readJson(file, file))));
  const merged = mergeParts(read.map(({ part }) => part));
  if (!merged.ok) throw new StudioError('refused', merged.error);
  const missing = missingBlocks(merged.value);
  if (missing.length > 0) throw new StudioError('refused', `${missing.length} blocks of 1,000 learners are missing, the first from learner ${(missing[0] ?? 0) * 1000 + 1}. Give the files of all shards.`);
  return resultOf(context, merged.value, read[0]?.model ?? null, 'merged');
}

function readPart(file: string, raw: unknown): { readonly part: SimulationPart; readonly model: ResponseModel | null } {
  const held = raw as { readonly part?: unknown; readonly model?: unknown } | null;
  const parsed = simulationPartSchema.safeParse(held?.part);
  if (!parsed.success) throw new StudioError('refused', `${file} is not what trellis simulate --shard K/N --json prints.`);
  const model = held?.model === undefined ? null : responseModelSchema.safeParse(held.model);
  return { part: parsed.data, model: model?.success ? model.data : null };
}

async function readJson(file: string, what: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'), (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch (error) {
    throw new StudioError('refused', `${what} cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}

function resultOf({ ports }: CliContext, part: SimulationPart, model: ResponseModel | null, of: 'whole' | 'shard' | 'merged'): CliResult {
  const report = createReport(part, model, (text) => ports.identity.sha256(new TextEncoder().encode(text)));
  const text = [reportText(report), ...(of !== 'whole' && report.audit && gapOf(report.audit) ? [unexplainedText] : [])].join('\n');
  return { json: of === 'shard' ? { ...report, part, ...(model ? { model } : {}) } : report, text, exit: 0 };
}

function wholeFlag(flags: Flags, name: string, least: number, most: number): number | null {
  const text = optionalFlag(flags, name);
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most || text.trim() === '') throw new StudioError('invalid-request', `--${name} ${JSON.stringify(text)} is not a whole number from ${least} to ${most}.`);
  return value;
}

/** Ctrl+C ends the run after the blocks that are under way; a second one ends the program at once. */
function watchInterrupt(): { readonly isCancelled: () => boolean; readonly close: () => void } {
  let isCancelled = false;
  const stop = (): void => void (isCancelled = true);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return { isCancelled: () => isCancelled, close: () => void process.off('SIGINT', stop).off('SIGTERM', stop) };
}

/** At most twice a second, and not for what is done at once. */
function createProgress(say: CliContext['say']): (done: number, total: number) => void {
  const everyMs = 500;
  let told = performance.now();
  return (done, total) => {
    if (performance.now() - told < everyMs) return;
    told = performance.now();
    say(`${whole(done)} of ${whole(total)} learners (${percent(done / total)})`);
  };
}

/** A cohort that the document keeps, by id, key or title; null where there is none of this name. */
function keptCohort({ tables }: TrellisDocument, name: string): ReturnType<typeof specOfRecord> | null {
  const exact = tables.cohort.get(name) ?? tables.cohort.get(`cohort:${name}`);
  const named = exact ? [exact] : [...tables.cohort.values()].filter(({ title }) => title === name);
  if (named.length > 1) throw new StudioError('refused', `${named.length} cohorts are called ${JSON.stringify(name)}: give the id of one, ${named.map(({ id }) => id).join(' or ')}.`);
  const [only] = named;
  return only ? specOfRecord(only, [...tables.role.keys()].sort()) : null;
}
