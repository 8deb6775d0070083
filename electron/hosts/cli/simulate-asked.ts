import { StudioError } from '#shared/contract/contract-error';
import { auditSchema } from '#shared/model/audit';
import { mediaFormats } from '#shared/model/vocabulary';
import type { Asked } from '#shared/simulate/results/asked';
import type { PathsReport } from '#shared/simulate/results/paths-report';
import { percent, whole } from './numbers-text';
import { optionalFlag, type Flags } from './usage';

/** What the flags ask of results; what they do not say is left out. */
export function readAsked(flags: Flags): Partial<Asked> {
  const listOf = (name: string): string[] | null => optionalFlag(flags, name)?.split(',').map((text) => text.trim()).filter((text) => text !== '') ?? null;
  const [exposure, mustSee, formats] = [listOf('exposure'), listOf('must-see'), listOf('format-target')];
  const audit = readAudit(flags);
  return {
    ...(exposure ? { exposure } : {}),
    ...(mustSee ? { mustSee: mustSee.map((key) => (key.startsWith('module:') ? key : `module:${key}`)) } : {}),
    ...(formats ? { formats: formats.map(readTarget) } : {}),
    ...(audit ? { audit } : {}),
  };
}

function readAudit(flags: Flags): Asked['audit'] {
  const column = optionalFlag(flags, 'audit');
  const [outcome, qualification] = [optionalFlag(flags, 'outcome'), optionalFlag(flags, 'qualification')];
  if (column === undefined) {
    if (outcome !== undefined || qualification !== undefined) throw new StudioError('invalid-request', `--${outcome === undefined ? 'qualification' : 'outcome'} says what an audit looks at: say by which column, as in --audit gender.`);
    return null;
  }
  const parsed = auditSchema.safeParse({ column, ...(outcome === undefined ? {} : { outcome }), ...(qualification === undefined ? {} : { qualification }) });
  if (!parsed.success) throw new StudioError('invalid-request', 'An audit takes --audit COLUMN, --outcome waived or the id of a module, and --qualification the id of a module, objective, competency or measure.');
  return parsed.data;
}

function readTarget(text: string): Asked['formats'][number] {
  const match = /^([a-z-]+)=(\d{1,3}(?:\.\d+)?)$/.exec(text);
  const format = mediaFormats.find((known) => known === match?.[1]);
  if (!match || !format || Number(match[2]) > 100) throw new StudioError('invalid-request', `--format-target ${JSON.stringify(text)} must be FORMAT=PERCENT, as in video=70. Formats: ${mediaFormats.join(', ')}.`);
  return { format, percent: Number(match[2]) };
}

/** A specification, or a number of learners, with what the flags ask. */
export function withAsked(given: unknown, asked: Partial<Asked>): unknown {
  if (Object.keys(asked).length === 0) return given;
  if (typeof given === 'number') return { learners: given, results: asked };
  if (typeof given !== 'object' || given === null) return given;
  const results = 'results' in given && typeof given.results === 'object' ? given.results : {};
  return { ...given, results: { ...results, ...asked } };
}

const shownRows = 5;

/** What the paths hold, for people: targets, what groups do not see, what is chosen. */
export function pathsText({ targets, unseen, neverSeen, electives, days }: PathsReport): readonly string[] {
  return [
    ...targets.map(({ format, share, target, reachable, isMet, isReachable, without }) => `  ${format}: ${percent(share)} of all minutes, target ${percent(target)}${isMet ? ', met' : isReachable ? `, not met; ${percent(reachable)} could be` : `, which cannot be met: ${percent(reachable)} at most, for there is no ${format} version of ${listed(without.map(({ id }) => id))}`}.`),
    ...(neverSeen.length > 0 ? [`  On nobody's path: ${listed(neverSeen)}.`] : []),
    ...unseen.slice(0, 4 * shownRows).map(({ column, value, module }) => `  Must be seen, and nobody of ${column} ${value} does: ${module}.`),
    ...(unseen.length > 4 * shownRows ? [`  … and ${unseen.length - 4 * shownRows} more.`] : []),
    ...electives.map(({ role, zone, modules }) => `  ${role}, ${zone}: ${modules.slice(0, shownRows).map(({ id, learners, share }) => `${id} ${whole(learners)} (${percent(share)})`).join(', ')}${modules.length > shownRows ? ', …' : ''}`),
    ...(days ? [`  Days from start to end: ${whole(days.p50)} for half, ${whole(days.p90)} for nine in ten${days.waits > 0 ? `; time locks hold ${whole(days.waits)} learners` : ''}.`] : []),
  ];
}

function listed(ids: readonly string[]): string {
  return ids.length > shownRows ? `${ids.slice(0, shownRows).join(', ')} and ${ids.length - shownRows} more` : ids.join(', ');
}
