import type { Finding } from '../../kit/finding';
import { decodeUtf8 } from '../../kit/text';
import type { ExportPlan } from '../export-input';
import { lmsProfiles, type LmsProfileId } from './lms-profiles';
import type { ExportTarget } from '../targets';

/** What a package meets in the LMS that it is for. Warnings and notes: what an LMS does with a package is its own word, not ours. */
export function profilePreflight(id: LmsProfileId, target: ExportTarget, plan: Pick<ExportPlan, 'files'>): readonly Finding[] {
  const { title, refuses, better, mostItems, refusesEmptyFiles, notes } = lmsProfiles[id];
  const findings: Finding[] = [];
  const why = refuses[target];
  if (why) findings.push({ code: 'TRL-X030', severity: 'warning', message: `${title}: ${why}. Export as ${better}.`, records: [] });
  // Counted only where it is asked: the manifest of a long path is large.
  const items = mostItems === null ? 0 : itemsOf(plan);
  if (mostItems !== null && items > mostItems) findings.push({ code: 'TRL-X031', severity: 'warning', message: `${title} advises at most ${mostItems} items in a plan; this has ${items}. Split the role or take the one-player package.`, records: [] });
  const empty = refusesEmptyFiles ? plan.files.filter(({ bytes }) => bytes.length === 0) : [];
  if (empty.length > 0) findings.push({ code: 'TRL-X032', severity: 'warning', message: `${title} refuses files without content: ${empty.slice(0, 3).map(({ path }) => path).join(', ')}.`, records: [] });
  return [...findings, ...notes.map((message): Finding => ({ code: 'TRL-X033', severity: 'info', message: `${title}: ${message}`, records: [] }))];
}

/** Items that an LMS lists: those of the manifest that launch something. */
function itemsOf({ files }: Pick<ExportPlan, 'files'>): number {
  const manifest = files.find(({ path }) => path === 'imsmanifest.xml');
  return manifest ? (textOf(manifest.bytes).match(/ identifierref=/g) ?? []).length : 0;
}

function textOf(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  return text.ok ? text.value : '';
}
