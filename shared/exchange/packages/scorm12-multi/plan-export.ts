import type { Finding } from '../../../kit/finding';
import { err, ok } from '../../../kit/result';
import type { ExportBuilder } from '../../export-input';
import { slugOf } from '../../identifiers';
import { lmsPath, type LmsModule, type LmsPath } from '../lms-path/lms-path';
import { multiIdentifiers } from '../lms-path/multi-identifiers';
import { packageUnits, withManifest, type LaunchUnit } from '../lms-path/package-units';
import { shortened } from '../lms-path/shorten';
import { staticFates, type TargetWords } from '../lms-path/static-fates';
import { staticPath } from '../lms-path/static-path';
import { aiccText, isTooWide, longestPrerequisites } from './aicc-text';
import { scorm12MultiManifest, type Scorm12Item } from './manifest';

/** SCORM 1.2 with one SCO per module and prerequisites in its menu. */
export const scorm12Multi: ExportBuilder = (input, program) => {
  const path = lmsPath(staticPath(program));
  const { units, files, shared, preflight } = packageUnits({ ...input, program, standard: 'scorm12', modules: path.modules.map(({ index }) => index), tests: [] });
  const items = itemsOf(path, units);
  const findings: readonly Finding[] = [...preflight, ...lengthFindings(path, items)];
  if (findings.some(({ severity }) => severity === 'error')) return err(findings);
  const identifiers = multiIdentifiers(program.role, input.sha256);
  const manifest = scorm12MultiManifest({ identifiers, title: program.title, items, shared });
  const itemIds = Object.fromEntries(items.map(({ module, item }) => [program.modules[module]?.id ?? '', item]));
  return ok({ files: withManifest(files, manifest, input.resources.xsd), suggestedName: `${slugOf(program.title, 'role')}-${input.target}.zip`, rules: staticFates(input.document, path, wordsOf(path)), preflight: findings, identifiers: { ...identifiers, ...itemIds } });
};

function itemsOf(path: LmsPath, units: readonly LaunchUnit[]): readonly Scorm12Item[] {
  const byIndex = new Map(path.modules.map((module) => [module.index, module]));
  const item = (module: number): string => units.find((unit) => unit.module === module)?.item ?? '';
  return units.map((unit) => {
    const module = byIndex.get(unit.module)!;
    const { passMark } = path.program.modules[unit.module]!;
    return { ...unit, prerequisites: prerequisitesOf(module, byIndex, item), masteryScore: passMark === null ? null : passMark / 100 };
  });
}

/** In full where the schema takes it; else without what the rest of it waits for anyway. */
function prerequisitesOf({ index, lock, choice, failed }: LmsModule, modules: ReadonlyMap<number, LmsModule>, item: (module: number) => string): string {
  const closes = choice ? { count: choice.choose, of: choice.candidates.filter((other) => other !== index && modules.has(other)) } : null;
  const full = aiccText({ lock, closes, failed, item });
  return full.length <= longestPrerequisites ? full : aiccText({ lock: shortened(lock, modules), closes, failed, item });
}

function lengthFindings({ program }: LmsPath, items: readonly Scorm12Item[]): readonly Finding[] {
  return items.filter(({ prerequisites }) => prerequisites.length > longestPrerequisites).map(({ module, title, prerequisites }): Finding => ({
    code: 'TRL-X020', severity: 'warning', records: [program.modules[module]?.id ?? ''],
    message: `“${title}” waits for so much that its prerequisites take ${prerequisites.length} characters; the schema of SCORM 1.2 takes ${longestPrerequisites}, and a strict LMS refuses the package. Put a module between, or export for SCORM 2004.`,
  }));
}

const guidance = 'The menu of an LMS that reads prerequisites holds the item back; guidance rather than a barrier, because a direct link goes past it.';

function wordsOf(path: LmsPath): TargetWords {
  const wide = path.modules.filter(({ lock }) => isTooWide(lock));
  return {
    enforced: guidance,
    waitsForAll: true,
    choice: ({ choose, candidates }) => ({ fate: 'degraded', how: `The learner takes any ${choose} of ${candidates.length}, then the others close; an LMS that waits for every item has to be told to wait for the required ones only.` }),
    band: (_rule, otherwise) => otherwise,
    stricter: new Set(wide.flatMap(({ index }) => path.program.modules[index]?.groups.map(({ id }) => id) ?? [])),
    afterFailure: () => ({ fate: 'degraded', how: 'The practice opens after a failed attempt; the next attempt does not wait for it.' }),
  };
}
