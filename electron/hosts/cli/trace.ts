import { readFile } from 'node:fs/promises';
import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { getRecord } from '#shared/document/trellis-document';
import { learnerStateSchema, profileKind, profileSchema, type LearnerState } from '#shared/model/profile';
import { dateSchema } from '#shared/model/vocabulary';
import { pathwayPage } from '#shared/exchange/descriptions/html/pathway-page';
import { encodeUtf8 } from '#shared/kit/text';
import { compile } from '#shared/path/compile';
import type { Reason } from '#shared/path/learner-path';
import { describeReason } from '#shared/path/reason-text';
import { runLearner } from '#shared/path/run';
import { findRecord, freePlace, loadDocument, requireKnown, type CliContext, type CliResult } from './context';
import { optionalFlag, readArgs, requiredFlag } from './usage';

/** Minutes of learning a day that a preview reckons with, as the studio does at first. */
const usualMinutesPerDay = 60;

/** One learner's path with a reason per step; with `--html` also as a page for the learner. */
export async function runTrace(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const options = { role: { type: 'string' }, region: { type: 'string' }, profile: { type: 'string' }, 'as-of': { type: 'string' }, html: { type: 'string' } } as const;
  const { flags, rest } = readArgs('trace', args, options, { min: 1, max: 1, what: 'one workspace folder' });
  if (flags['region'] !== undefined) throw new StudioError('unsupported', '--region is not supported: there are no region overlays yet.');
  const document = await loadDocument(context, rest[0] ?? '');
  const role = findRecord(document, 'role', requiredFlag('trace', flags, 'role'));
  const { state, learner, called } = await readProfile(document, requiredFlag('trace', flags, 'profile'));
  const asOf = optionalFlag(flags, 'as-of');
  if (asOf !== undefined && !dateSchema.safeParse(asOf).success) throw new StudioError('invalid-request', `--as-of ${JSON.stringify(asOf)} is not a day (YYYY-MM-DD).`);
  const compiled = compile(document, role, asOf === undefined ? {} : { asOf });
  if (!compiled.ok) throw new StudioError('refused', compiled.error.map((finding) => `${finding.message} [${finding.code}]`).join('\n'));
  const program = compiled.value;
  const run = runLearner(program, state, { learner });
  const { path, baselineMinutes } = run;
  const page = optionalFlag(flags, 'html');
  if (page !== undefined) {
    const file = await freePlace(context, page);
    await context.ports.files.writeAtomic(file, encodeUtf8(pathwayPage({ document, program, run, learner: called, minutesPerDay: usualMinutesPerDay })));
    context.say(`${file}: the pathway preview.`);
  }
  const nameOf = (id: string): string => {
    const record = getRecord(document, id);
    return record && 'title' in record ? record.title : id;
  };
  const codes = new Map(program.modules.map((module) => [module.id, module.code]));
  const whyOf = (id: string): string => document.tables.module.get(id)?.why ?? '';
  const explain = (reasons: readonly Reason[]): object[] => reasons.map((reason) => ({ ...reason, text: describeReason(reason, nameOf) }));
  const json = {
    role,
    region: null,
    asOf: program.asOf,
    end: path.end,
    minutes: path.minutes,
    baselineMinutes,
    steps: path.steps.map((step) => ({ module: step.module, code: codes.get(step.module) ?? '', attempt: step.attempt, origin: step.origin, state: step.state, minutes: step.minutes, why: whyOf(step.module), ...(step.serves ? { serves: step.serves } : {}), reasons: explain(step.reasons) })),
    electives: path.electives,
    notTaken: path.notTaken.map((entry) => ({ module: entry.module, code: codes.get(entry.module) ?? '', reasons: explain(entry.reasons) })),
  };
  const lines = path.steps.map((step) => `${step.state.padEnd(9)} ${String(step.minutes).padStart(5)} min  ${[nameOf(step.module), ...[whyOf(step.module)].filter((why) => why !== ''), ...step.reasons.map((reason) => describeReason(reason, nameOf))].join('\n                     ')}`);
  return { json, text: `${lines.join('\n')}\n${path.end}: ${path.minutes} minutes (static path ${baselineMinutes}).`, exit: 0 };
}

/** A stored profile by id, key or title; else a JSON file with a learner's state (docs/data/document.md, Profile). */
async function readProfile(document: TrellisDocument, name: string): Promise<{ readonly state: LearnerState; readonly learner: string; readonly called: string }> {
  const isFile = /\.json$/i.test(name);
  const stored = isFile ? undefined : document.tables.profile.get(findRecord(document, 'profile', name));
  if (stored) return { state: stored, learner: stored.id, called: stored.title };
  let raw: unknown;
  try {
    raw = JSON.parse(await readFile(name, 'utf8'), (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch (error) {
    throw new StudioError('refused', `The profile ${name} cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
  const isRecord = raw !== null && typeof raw === 'object' && 'type' in raw;
  const parsed = isRecord ? profileSchema.safeParse(raw) : learnerStateSchema.safeParse(raw);
  if (!parsed.success) throw new StudioError('refused', `The profile ${name}: ${parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'top'} – ${issue.message}`).join('; ')}.`);
  const profile = profileSchema.parse({ ...parsed.data, id: 'profile:file', type: 'profile', title: name.slice(-300) });
  requireKnown(document, profileKind.references(profile), `The profile ${name}`);
  return { state: profile, learner: isRecord && raw !== null && typeof raw === 'object' && 'id' in raw ? String(raw.id) : 'profile:file', called: typeof raw === 'object' && raw !== null && 'title' in raw ? String(raw.title) : 'a learner' };
}
