import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { proveGuarantees, proveRole } from '#shared/checks/guarantees/prove';
import { createCheckRunner, runChecks } from '#shared/checks/run-checks';
import { applyCommands, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { readDocument } from '#shared/document/read-document';
import { allRecords, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { usualOptions } from '#shared/exchange/export-options';
import { exportTargets, type ExportTarget } from '#shared/exchange/targets';
import { deriveLayout } from '#shared/graph/layout';
import { measureAgain, measureGraph, type GraphState } from '#shared/graph/incremental-metrics';
import { deriveMetrics } from '#shared/graph/metrics';
import { createMetricsSource } from '../../renderer/store/graph-metrics';
import type { Edge } from '#shared/model/edge';
import { learnerStateSchema } from '#shared/model/profile';
import { recordSchema } from '#shared/model/record';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import type { Program } from '#shared/path/program';
import { nodePorts } from '../../electron/hosts/node-studio';
import { createAssetStore } from '../../electron/services/asset-store';
import { openSession } from '../../electron/services/session/open-session';
import { buildPackage } from '../../electron/services/export-service';
import { evaluateByBrute } from '../helpers/brute-evaluator';
import { BruteRole } from '../helpers/brute-role';
import { guaranteeWorkload } from '../helpers/guarantee-workload';
import { describe, measure, quantile, report, type Row } from './measure';
import { canvasRows } from './canvas';
import { gridRows } from './grid';
import { playerRows } from './player';
import { simulationRows } from './simulate';
import { startOnce } from './start';
import { tableRows } from './tables';
import { generateDocument, generateEvidence } from './workload';

const root = process.env['TRELLIS_ROOT'] ?? process.cwd();
const ports = nodePorts({ out: join(root, 'out'), resources: join(root, 'resources'), version: '0.0.0' });
const quiet = { changed: () => undefined, saveState: () => undefined };

function programOf(document: TrellisDocument): Program {
  const compiled = compile(document, 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.slice(0, 3)));
  return compiled.value;
}

/** How many modules each module leads to: a search from every node, with a Set. */
function naiveReach(count: number, edges: readonly { readonly from: number; readonly to: number }[]): number {
  const next = Array.from({ length: count }, () => new Set<number>());
  for (const { from, to } of edges) next[from]?.add(to);
  let total = 0;
  for (let start = 0; start < count; start++) {
    const seen = new Set<number>();
    const stack = [start];
    while (stack.length > 0) {
      for (const to of next[stack.pop() as number] ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        stack.push(to);
      }
    }
    total += seen.size;
  }
  return total;
}

async function files(folder: string, big: TrellisDocument): Promise<readonly Row[]> {
  const text = writeDocument(big, 'bench');
  const workspace = join(folder, 'big');
  await mkdir(workspace);
  await writeFile(join(workspace, 'course.trellis.json'), text);
  process.stdout.write(`(5,000 modules, 10,000 links: ${[...allRecords(big)].length} records, ${(text.length / 1e6).toFixed(1)} MB)\n`);
  const whole = z.array(recordSchema);
  const records = [...allRecords(big)];
  const rows = [
    await measure('Open: text → document (5,000 modules)', () => readDocument(JSON.parse(text)), { peer: 'JSON.parse + one zod array', peerRun: () => whole.parse((JSON.parse(text) as { records: unknown }).records) }),
    await openings(workspace),
    await measure('Open the workspace and close it again', async () => (await openSession(ports, workspace, quiet)).close(), { peer: 'readFile + JSON.parse', peerRun: async () => JSON.parse(await readFile(join(workspace, 'course.trellis.json'), 'utf8')) as unknown }),
    await measure('Save: document → text', () => writeDocument(big, 'bench'), { peer: 'JSON.stringify of all records', peerRun: () => JSON.stringify(records) }),
  ];
  const session = await openSession(ports, workspace, quiet);
  let count = 0;
  const edit = (): void => void session.apply('w', { commands: [{ name: 'record.update', payload: { updates: [{ id: 'module:m00042', set: { title: `Title ${count++}` } }] } }], focus: [] });
  rows.push(await measure('Save to disk after an edit: journal, temp file, fsync, rename, fsync', async () => {
    edit();
    await session.flush();
  }, { peer: 'writeFile of the text', peerRun: () => writeFile(join(folder, 'copy.json'), text) }));
  await session.close();
  rows.push(...(await commits(workspace)));
  const snapshot = { ...big.tables };
  rows.push(await measure('One edit (command → diff)', () => applyCommands(big, [{ name: 'record.update', payload: { updates: [{ id: 'module:m00042', set: { title: 'x' } }] } }]), { peer: 'structuredClone of all tables', peerRun: () => structuredClone(snapshot) }));
  return rows;
}

/** From the folder to a session that takes edits; closing is not counted. */
async function openings(workspace: string): Promise<Row> {
  const times: number[] = [];
  for (let at = -2; at < 11; at++) {
    const started = performance.now();
    const session = await openSession(ports, workspace, quiet);
    if (at >= 0) times.push(performance.now() - started);
    await session.close();
  }
  return report('Open the workspace from disk: read, hash, parse, lock, journal, until it takes edits', quantile(times, 0.5), times.length);
}

/** 300 edits, 20 ms apart: how long `apply` takes, and until the edit is fsynced in the journal. */
async function commits(workspace: string): Promise<readonly Row[]> {
  let safe: (() => void) | null = null;
  const session = await openSession(ports, workspace, { changed: () => undefined, saveState: ({ state }) => void (state === 'journaled' && safe?.()) });
  const [applied, journaled]: [number[], number[]] = [[], []];
  for (let n = 0; n < 300; n++) {
    const started = performance.now();
    const done = new Promise<void>((resolve) => (safe = resolve));
    session.apply('w', { commands: [{ name: 'record.update', payload: { updates: [{ id: `module:m${String(n + 1).padStart(5, '0')}`, set: { title: `Edited ${n}` } }] } }], focus: [] });
    applied.push(performance.now() - started);
    await done;
    journaled.push(performance.now() - started);
    await new Promise((next) => setTimeout(next, 20));
  }
  await session.close();
  return [
    report('Commit an edit in the session of 5,000 modules: median', quantile(applied, 0.5), 300), report('Commit an edit in the session: p95', quantile(applied, 0.95), 300),
    report('Edit → fsynced in the journal: median', quantile(journaled, 0.5), 300), report('Edit → fsynced in the journal: p99', quantile(journaled, 0.99), 300),
  ];
}

async function engine(big: TrellisDocument): Promise<readonly Row[]> {
  const state = learnerStateSchema.parse({ evidence: generateEvidence(5000) });
  const program = programOf(big);
  const small = generateDocument(60, 120);
  const roles = guaranteeWorkload(50, 500, 20);
  const [smallProgram, brute] = [programOf(small), new BruteRole(small, 'role:r')];
  const smallState = learnerStateSchema.parse({ evidence: generateEvidence(60) });
  return [
    await measure('Compile a role of 5,000 modules', () => compile(big, 'role:r')),
    await measure('Evaluate one learner with reasons, 5,000 modules', () => evaluate(program, state), { runs: 41, warm: 60 }),
    await measure('Evaluate one learner without reasons, 5,000 modules', () => evaluate(program, state, { explain: false }), { runs: 41, warm: 60 }),
    await measure('Evaluate one learner with reasons, 60 modules', () => evaluate(smallProgram, smallState), { runs: 21, warm: 10, peer: 'brute evaluator of test/helpers, 60 modules', peerRun: () => evaluateByBrute(brute, smallState) }),
    await measure('Every check, 5,000 modules', () => runChecks(big)),
    await recheck('title', big, (n) => ({ name: 'record.update', payload: { updates: [{ id: 'module:m00042', set: { title: `Title ${n}` } }] } })),
    await recheck('minutes', big, (n) => ({ name: 'record.update', payload: { updates: [{ id: 'module:m00042', set: { minutes: 10 + (n % 20) } }] } })),
    await recheck('tag', big, (n) => ({ name: 'module.tag', payload: { modules: ['module:m00042'], add: [`t${n}`], remove: [`t${n - 1}`] } })),
    await recheck('pass mark', big, (n) => ({ name: 'record.update', payload: { updates: [{ id: 'module:m00042', set: { passMark: n % 2 === 0 ? 7000 : 8000 } }] } })),
    await recheck('prerequisite (added and removed in turns)', big, (n) => (n % 2 === 0 ? { name: 'edge.add', payload: { id: 'edge:bench', kind: 'prerequisite', from: 'module:m00100', to: 'module:m00900' } } : { name: 'record.remove', payload: { ids: ['edge:bench'] } })),
    await recheck('place (a module into another zone)', big, (n) => ({ name: 'zone.assign', payload: { role: 'role:r', zone: n % 2 === 0 ? 'zone:z1' : 'zone:z0', modules: ['module:m00042'] } })),
    await recheck('zone', big, (n) => ({ name: 'record.update', payload: { updates: [{ id: [...big.tables.zone.keys()][0], set: { justification: `Because ${n}` } }] } })),
    await recheck('zone (its policy)', big, (n) => ({ name: 'record.update', payload: { updates: [{ id: 'zone:z1', set: { policy: n % 2 === 0 ? 'core-locked' : 'core-testable' } }] } })),
    await recheck('rule (its title)', big, (n) => ({ name: 'record.update', payload: { updates: [{ id: 'rule:r40', set: { title: `Placement ${n}` } }] } })),
    await recheck('rule (what it does without a score)', big, (n) => ({ name: 'record.update', payload: { updates: [{ id: 'rule:r40', set: { noScore: n % 2 === 0 ? { do: 'extend', percent: 5 } : { do: 'take' } } }] } })),
    await measure('All guarantees, 50 roles × 500 modules, 20 test-outs in each', () => proveGuarantees(roles), { runs: 7 }),
    await measure('All guarantees of one role of 500 modules', () => proveRole(roles, 'role:r0')),
  ];
}

/** Checks after one edit, by a runner that has seen the document before it. */
async function recheck(what: string, big: TrellisDocument, edit: (n: number) => AnyCommand): Promise<Row> {
  const run = createCheckRunner();
  let [document, n] = [big, 0];
  run(document);
  return measure(`Re-check after an edit of a ${what}, 5,000 modules`, () => {
    const applied = applyCommands(document, [edit(n++)]);
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    document = applyDiff(document, applied.value.diff);
    return run(document);
  }, { runs: 21, warm: 12 });
}

/** All metrics after one edit, from those before it; from scratch is the peer. Nodes come and go at the end. */
async function remeasure(what: string, edges: GraphState['edges'], edit: (n: number) => GraphState): Promise<Row> {
  let measured = measureGraph({ nodeCount: 5000, edges, system: 'semester' });
  let [nodeCount, n] = [5000, 0];
  const step = (): GraphState => edit(n++);
  let state = step();
  return measure(`Metrics after an edit, 5,000 modules, 10,000 links: ${what}`, () => {
    const held = nodeCount;
    measured = measureAgain(measured, state, Int32Array.from({ length: state.nodeCount }, (_, v) => (v < held ? v : -1)));
    [nodeCount, state] = [state.nodeCount, step()];
  }, { runs: 21, warm: 6, peer: 'all metrics from scratch', peerRun: () => deriveMetrics(state.nodeCount, state.edges) });
}

/** As the window asks for them: of a document whose link comes and goes, by record ids. */
async function windowMetrics({ tables }: TrellisDocument): Promise<Row> {
  const source = createMetricsSource();
  const ids = [...tables.module.keys()];
  const link = recordSchema.parse({ id: 'edge:bench', type: 'edge', from: ids[2400], to: ids[2600] }) as Edge;
  const more = new Map([...tables.edge, [link.id, link]]);
  let n = 0;
  source(ids, tables.edge, 'semester');
  return measure('Metrics after an edit, as the window has them, by record ids: a link added and removed in turns', () => source(ids, n++ % 2 === 0 ? more : tables.edge, 'semester'), { runs: 21, warm: 6 });
}

async function graphs(big: TrellisDocument): Promise<readonly Row[]> {
  const index = new Map([...big.tables.module.keys()].map((id, at) => [id, at]));
  const edges = [...big.tables.edge.values()].map((edge) => ({ from: index.get(edge.from) ?? 0, to: index.get(edge.to) ?? 0, kind: 'prerequisite' as const }));
  const nodes = generateDocument(2000, 4000);
  const at = new Map([...nodes.tables.module.keys()].map((id, place) => [id, place]));
  const layout = { sizes: Array.from({ length: 2000 }, () => ({ width: 180, height: 56 })), edges: [...nodes.tables.edge.values()].map((edge) => ({ from: at.get(edge.from) ?? 0, to: at.get(edge.to) ?? 0 })) };
  return [
    await measure('All graph metrics, 5,000 modules, 10,000 links', () => deriveMetrics(5000, edges), { runs: 7, peer: 'reachability alone, by a search with a Set from every node', peerRun: () => naiveReach(5000, edges) }),
    await remeasure('A link added and removed in turns, between two modules in the middle', edges, (n) => ({ nodeCount: 5000, edges: n % 2 === 0 ? [...edges, { from: 2400, to: 2600, kind: 'prerequisite' }] : edges, system: 'semester' })),
    await remeasure('A link removed and put back in turns', edges, (n) => ({ nodeCount: 5000, edges: n % 2 === 0 ? edges.toSpliced(5000, 1) : edges, system: 'semester' })),
    await remeasure('A module added and removed in turns', edges, (n) => ({ nodeCount: n % 2 === 0 ? 5001 : 5000, edges, system: 'semester' })),
    await windowMetrics(big),
    await measure('Layered layout, 2,000 nodes, 4,000 links', () => deriveLayout(layout), { runs: 7 }),
    await measure('Layered layout, 5,000 nodes, 10,000 links', () => deriveLayout({ sizes: Array.from({ length: 5000 }, () => ({ width: 184, height: 62 })), edges }), { runs: 7 }),
  ];
}

/** Planned, packed and hashed; the same role as one file of JSON is the peer. */
async function packages(folder: string): Promise<readonly Row[]> {
  const document = generateDocument(500, 1000);
  const assets = createAssetStore(ports.files, ports.identity, folder);
  const exportTo = (target: ExportTarget): Promise<unknown> => buildPackage(ports, document, assets, { role: 'role:r', target, options: usualOptions });
  const rows: Row[] = [];
  for (const target of exportTargets) {
    if (target === 'moodle-competencies') continue;
    rows.push(await measure(`Export: 500 modules to ${target}`, () => exportTo(target), { runs: 7, warm: 1, peer: 'to json', peerRun: () => exportTo('json') }));
  }
  return rows;
}

async function starts(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-bench-start-'));
  await writeFile(join(folder, 'course.trellis.json'), await readFile(join(root, 'resources/samples/pharma-sales-compliance/course.trellis.json')));
  const times: { address: number; page: number }[] = [];
  for (let at = 0; at < 8; at++) times.push(await startOnce(root, folder));
  await rm(folder, { recursive: true, force: true });
  const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[3] ?? 0;
  const warm = times.slice(1);
  const rows = [
    { work: 'Start: `trellis serve` to address printed (sample)', ms: median(warm.map(({ address }) => address)), runs: 7 },
    { work: 'Start: `trellis serve` to page served (sample)', ms: median(warm.map(({ page }) => page)), runs: 7 },
  ];
  for (const row of rows) process.stdout.write(`${describe(row)}\n`);
  return rows;
}

const folder = await mkdtemp(join(tmpdir(), 'trellis-bench-'));
try {
  const [cpu] = cpus();
  process.stdout.write(`${cpu?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}, ${process.platform} ${process.arch}, ${new Date().toISOString().slice(0, 10)}\n\n| work | median | peer in the same run | ratio | runs |\n| --- | ---: | ---: | ---: | ---: |\n`);
  const big = generateDocument(5000, 10_000);
  const parts: Readonly<Record<string, () => Promise<unknown>>> = { starts, files: () => files(folder, big), engine: () => engine(big), graphs: () => graphs(big), packages: () => packages(folder), tables: tableRows, player: () => playerRows(root), grid: () => gridRows(root), canvas: () => canvasRows(root), simulate: () => simulationRows(root) };
  const asked = process.argv.slice(2);
  for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await run();
} finally {
  await rm(folder, { recursive: true, force: true });
}
