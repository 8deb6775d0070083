import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import type { Program } from '#shared/path/program';
import { createBatch, type Batch } from '#shared/simulate/batch/batch';
import { plainBackground } from '#shared/simulate/batch/columns';
import type { DecisionTable } from '#shared/simulate/batch/tables';
import { ByteWriter, createTokens, writeToken, writeTokens, type Tokens } from '#shared/simulate/results/byte-writer';
import { createBlockThreads } from '../../electron/adapters/block-threads';
import { prepareCohort } from '../../electron/services/simulation/prepare';
import { simulate } from '../../electron/services/simulation/simulate';
import { generateDocument } from './workload';
import { CachedLearners, NaiveLearners, type PlainLearners } from './plain-learners';
import { mix, moduleId, readWorkload, roleKey, scoreOf, wishesOf, workloadDocument, type Workload } from '../helpers/reference-workload';

const width = (workload: Workload): number => workload.curriculum.modules.length;

interface Lane {
  readonly batch: Batch;
  readonly table: DecisionTable;
  readonly program: Program;
  /** Numbers of the modules, and their part of the workload's hash. */
  readonly ix: Int32Array;
  readonly keys: Int32Array;
  readonly likeKeys: readonly Int32Array[];
  readonly steps: Tokens;
}

/** The reference workload in columns: evidence, choices, runs, path lines and their SHA-256, block by block. Employees repeat, with numbers of their own. */
export class ReferenceRun {
  readonly #workload: Workload;
  readonly #lanes: readonly Lane[];
  readonly #laneOf: Int32Array;
  readonly #ids: Tokens;
  readonly #writer = new ByteWriter();
  readonly #scores: Int16Array;
  readonly #hits = new Int32Array(100_000);

  constructor(workload: Workload) {
    this.#workload = workload;
    const document = workloadDocument(workload);
    const columns = workload.curriculum.modules.map(({ ix }) => ({ subject: moduleId(ix), kind: 'recall' as const, at: '2026-10-01' }));
    const names = [...new Set(workload.employees.map((one) => roleKey(one.role, one.department)))];
    this.#lanes = names.map((name) => {
      const compiled = compile(document, `role:${name}`);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
      const batch = createBatch(compiled.value, columns);
      const ix = Int32Array.from(compiled.value.modules, ({ id }) => Number(id.slice(8)));
      for (const zone of batch.plan.electives) batch.scratch.isLiked[zone] = 1;
      return {
        batch, table: batch.table(plainBackground), program: compiled.value, ix, keys: ix.map((m) => Math.imul(m, 2246822519)),
        likeKeys: batch.plan.electives.map((zone) => Int32Array.from(compiled.value.zones[zone]!.candidates, (module) => Math.imul(ix[module]!, 2246822519))),
        steps: createTokens([...ix].map((m) => `-${m}`)),
      };
    });
    this.#laneOf = Int32Array.from(workload.employees, (one) => names.indexOf(roleKey(one.role, one.department)));
    this.#ids = createTokens(workload.employees.map(({ id }) => id));
    this.#scores = new Int16Array(1000 * width(workload));
  }

  get programs(): readonly Program[] {
    return this.#lanes.map(({ program }) => program);
  }

  programOf(e: number): Program {
    return this.#lanes[this.#laneOf[e % this.#laneOf.length]!]!.program;
  }

  run(learners: number): { readonly minutes: number; readonly sha256: string } {
    const hash = createHash('sha256');
    let minutes = 0;
    for (let first = 0; first < learners; first += 1000) {
      const count = Math.min(1000, learners - first);
      this.#generate(first, count);
      this.#writer.clear();
      for (let i = 0; i < count; i++) minutes += this.#one(first + i, i);
      hash.update(this.#writer.bytes.subarray(0, this.#writer.length));
    }
    return { minutes, sha256: hash.digest('hex') };
  }

  /** Evidence of a block: `mix` of SPEC.md, with what its sums have in common taken out of the loop. */
  #generate(first: number, learners: number): void {
    const { salt } = this.#workload.curriculum;
    const columns = width(this.#workload);
    const [scores, hits] = [this.#scores, this.#hits];
    scores.fill(-1);
    for (let i = 0; i < learners; i++) {
      const { ix, keys } = this.#lane(first + i);
      const [has, value] = [keyOf(first + i, salt + 1), keyOf(first + i, salt + 2)];
      // First who has evidence, without a branch on what is as good as random; then the scores.
      let count = 0;
      for (let at = 0; at < ix.length; at++) {
        hits[count] = at;
        const rest = finish(has + keys[at]!) & 3;
        // 1 where the rest is 0.
        count += ((rest - 1) >> 31) & 1;
      }
      for (let hit = 0; hit < count; hit++) {
        const at = hits[hit]!;
        scores[i * columns + ix[at]!] = ((finish(value + keys[at]!) >>> 0) % 101) * 100;
      }
    }
  }

  #lane(e: number): Lane {
    return this.#lanes[this.#laneOf[e % this.#laneOf.length]!]!;
  }

  #one(e: number, i: number): number {
    const { batch, table, likeKeys, steps } = this.#lane(e);
    const { scratch, plan } = batch;
    for (let z = 0; z < likeKeys.length; z++) {
      const [likes, keys, key] = [scratch.likes[plan.electives[z]!]!, likeKeys[z]!, keyOf(e, this.#workload.curriculum.salt + 100 + z)];
      for (let at = 0; at < keys.length; at++) likes[at] = finish(key + keys[at]!) >>> 0;
    }
    batch.runRow(table, this.#scores, i * width(this.#workload), '');
    const writer = this.#writer;
    writer.reserve(100 + scratch.steps * steps.room);
    writeToken(writer, this.#ids, e % this.#laneOf.length);
    for (const value of [scratch.minutes, scratch.steps, scratch.waived, scratch.extended]) {
      writer.byte(44);
      writer.number(value);
    }
    const start = writer.length;
    writeTokens(writer, steps, scratch.modules, scratch.states, 0, scratch.steps);
    writer.bytes[start] = 44;
    writer.byte(10);
    return scratch.minutes;
  }
}

const keyOf = (e: number, salt: number): number => (Math.imul(e, 2654435761) + Math.imul(salt, 374761393)) | 0;

function finish(sum: number): number {
  let x = sum | 0;
  x = Math.imul(x ^ (x >>> 15), 2246822519);
  x = Math.imul(x ^ (x >>> 13), 3266489917);
  return x ^ (x >>> 16);
}

interface Rate { readonly median: number; readonly best: number; readonly perSecond: number }

/** Learners per second of processor time (all threads), median and best of the runs, and per second of the clock. */
async function rate(learners: number, runs: number, work: () => unknown): Promise<Rate> {
  const rates: number[] = [];
  const clock: number[] = [];
  for (let at = -1; at < runs; at++) {
    const [before, started] = [process.cpuUsage(), performance.now()];
    await work();
    const { user, system } = process.cpuUsage(before);
    if (at < 0 && runs > 1) continue;
    rates.push(learners / ((user + system) / 1e6));
    clock.push(learners / ((performance.now() - started) / 1000));
  }
  const middle = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return { median: middle(rates), best: Math.max(...rates), perSecond: middle(clock) };
}

const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

function tell(work: string, learners: number, { median, best, perSecond }: Rate, note = ''): void {
  process.stdout.write(`| ${work} | ${whole(learners)} | ${whole(median)} | ${whole(best)} | ${whole(perSecond)} | ${loadavg()[0]!.toFixed(1)} | ${note} |\n`);
}

/** The rates of the reference workload against plainer ways in the same run, and how they change with learners, modules and edges. */
export async function simulationRows(root: string): Promise<void> {
  const folder = process.env['TRELLIS_WORKLOAD'] ?? join(root, '../shared/data/scale-1500');
  if (!existsSync(folder)) return void process.stdout.write('The reference workload (../shared/data/scale-1500) is not there: skipped.\n');
  process.stdout.write('\n| simulation | learners | per processor second, median | best | per second | load | |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |\n');
  const workload = readWorkload(folder);
  const run = new ReferenceRun(workload);
  const { sha256 } = run.run(workload.employees.length);
  for (const learners of [1500, 15_000, 100_000, 300_000]) tell('Reference workload: evidence, choices, runs, totals, path lines, SHA-256', learners, await rate(learners, 7, () => run.run(learners)), learners === 1500 ? `SHA-256 ${sha256.slice(0, 12)}…` : '');
  tell('Reference workload, a million in one thread', 1_000_000, await rate(1_000_000, 1, () => run.run(1_000_000)), `${whole(process.memoryUsage.rss() / 1e6)} MB resident after`);
  for (const [work, plain, learners] of [['cached: closures and order once per role', new CachedLearners(workload), 3000], ['naive: everything anew for each learner', new NaiveLearners(workload), 300]] as const) {
    const isSame = learners >= workload.employees.length ? String(hashOf(plain, workload.employees.length) === sha256) : 'of the first learners';
    tell(`The same, ${work}`, learners, await rate(learners, 5, () => hashOf(plain, learners)), `the same lines: ${isSame}`);
  }
  tell('The same, `evaluate` for each learner, without reasons', 1000, await rate(1000, 5, () => evaluateAll(workload, run, 1000)));
  await cohortRows(root, workload);
  growthRows();
}

function hashOf(plain: PlainLearners, learners: number): string {
  const hash = createHash('sha256');
  for (let e = 0; e < learners; e++) hash.update(plain.line(e));
  return hash.digest('hex');
}

function evaluateAll({ curriculum, employees }: Workload, run: ReferenceRun, learners: number): void {
  for (let e = 0; e < learners; e++) {
    const { role, department } = employees[e % employees.length]!;
    const key = roleKey(role, department);
    const evidence = curriculum.modules.flatMap(({ ix }) => {
      const score = scoreOf(curriculum.salt, e, ix);
      return score < 0 ? [] : [{ subject: moduleId(ix), kind: 'recall' as const, score, passed: null, at: '2026-10-01', source: '', attempt: null, completed: false, serves: null, expires: null }];
    });
    const choices = Object.fromEntries(curriculum.roles[role]!.zones.map((list, z) => [`zone:${key}.e${z}`, wishesOf(curriculum.salt, e, z, list.modules).map(moduleId)]));
    evaluate(run.programOf(e), { evidence, choices, preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [] }, { explain: false });
  }
}

/** Through the service, as the command line runs it: a generated cohort with lines that are hashed, in place and in threads. */
async function cohortRows(root: string, workload: Workload): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'trellis-bench-simulate-'));
  const threads = createBlockThreads(join(root, 'out/hosts/simulation-worker.js'));
  const document = workloadDocument(workload);
  const run = (learners: number, workers: number, more: object = {}): Promise<unknown> => simulate(threads, prepareCohort(document, { learners, ...more }, { seed: null, asOf: null }).simulation, { workers, shard: null, lines: null, progress: () => undefined, isCancelled: () => false });
  for (const [learners, workers] of [[15_000, 1], [100_000, 1], [100_000, 2], [1_000_000, 2]] as const) {
    const measured = await rate(learners, learners > 500_000 ? 1 : 3, () => run(learners, workers));
    tell(`Cohort of the reference document, ${workers} worker${workers > 1 ? 's' : ''}`, learners, measured, `${(learners / measured.perSecond).toFixed(1)} s, ${whole(process.memoryUsage.rss() / 1e6)} MB resident after`);
  }
  tell('Cohort, modelled (nothing can be failed), 1 worker', 15_000, await rate(15_000, 3, () => run(15_000, 1, { model: {} })));
  await rm(place, { recursive: true, force: true });
}

/** How the rate changes with modules and links: one role, evidence by hash for each module. */
function growthRows(): void {
  for (const [modules, edges] of [[50, 100], [500, 1000], [500, 4000], [2000, 4000], [5000, 10_000]] as const) {
    const compiled = compile(generateDocument(modules, edges), 'role:r');
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.slice(0, 2)));
    const columns = compiled.value.modules.map(({ id }) => ({ subject: id, kind: 'recall' as const, at: compiled.value.asOf }));
    const batch = createBatch(compiled.value, columns);
    const table = batch.table(plainBackground);
    const learners = Math.max(200, Math.round(2_000_000 / modules));
    const scores = Int16Array.from({ length: 100 * columns.length }, (_nothing, at) => (mix(at, 1, 2) % 4 === 0 ? mix(at, 3, 4) % 10_001 : -1));
    const measure = (): void => {
      for (let e = 0; e < learners; e++) batch.runRow(table, scores, (e % 100) * columns.length, String(e));
    };
    measure();
    const before = process.cpuUsage();
    measure();
    const { user, system } = process.cpuUsage(before);
    const perSecond = learners / ((user + system) / 1e6);
    tell(`One role of ${whole(modules)} modules, ${whole(edges)} links: runs alone`, learners, { median: perSecond, best: perSecond, perSecond }, `${batch.counts.sets} from sets, ${batch.counts.searched} searched`);
  }
}
