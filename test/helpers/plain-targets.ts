import { execFileSync } from 'node:child_process';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import type { ExportTarget } from '#shared/exchange/targets';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from './documents';
import { naughtyTexts } from './naughty-text';
import { exportInput } from './sample-role';

/** The plan of a target that needs no player, or a throw with the findings. */
export function plainPlan(document: TrellisDocument, target: ExportTarget): ExportPlan {
  const planned = planExport(exportInput(document, { player: [], xsd: [] }, target));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
}

export const textOfFile = (plan: ExportPlan, path: string): string => Buffer.from(plan.files.find((file) => file.path === path)?.bytes ?? []).toString('utf8');
export const onlyText = (plan: ExportPlan): string => Buffer.from(plan.files[0]?.bytes ?? []).toString('utf8');

/** A core role in which every module has an odd title, competency and tag; the modules follow each other in the order of the list. */
export function naughtyRole(): TrellisDocument {
  const keys = naughtyTexts.map((_text, index) => `n${String(index).padStart(3, '0')}`);
  return documentOf(
    roleOf({ title: naughtyTexts.find((text) => text.startsWith('=')) ?? '=1+1' }),
    zoneOf('core', 'core-locked', keys, { title: naughtyTexts[3] ?? 'x' }),
    ...keys.map((key, index) => moduleOf(key, { title: naughtyTexts[index], place: index, competencies: [`competency:${key}`] })),
    ...keys.map((key, index) => ({ id: `competency:${key}`, type: 'competency', title: naughtyTexts[index], place: index })),
    ...keys.slice(1).map((key, index) => edgeOf(keys[index]!, key)),
  );
}

/** What every format that is written as UTF-8 makes of text: a lone surrogate is no character. */
export const asUtf8 = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** SHA-256 of a target of the sample, made by the real command line in another time zone and locale. */
export function exportElsewhere(cli: string, workspace: string, target: ExportTarget, out: string, zone: string, locale: string): string {
  const printed = execFileSync(process.execPath, [cli, 'export', workspace, '--role', 'REP', '--target', target, '--out', out, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale } });
  return (JSON.parse(printed) as { sha256: string }).sha256;
}
