import { encodeUtf8 } from '../../../kit/text';
import { err, ok } from '../../../kit/result';
import { courseAbout } from '../cmi5/course-about';
import { courseStructure, type AssignableUnit, type Block } from '../cmi5/course-structure';
import { describePath } from '../../descriptions/description/described-path';
import type { ExportBuilder } from '../../export-input';
import { slugOf } from '../../identifiers';
import { lmsPath, type LmsPath } from '../lms-path/lms-path';
import { multiIdentifiers } from '../lms-path/multi-identifiers';
import { packageUnits, sortFiles, type LaunchUnit } from '../lms-path/package-units';
import { staticPath } from '../lms-path/static-path';
import { testOf } from '../one-player/player-content';
import { cmi5MultiFates } from './fates';
import { unitDescription } from './unit-description';

/** cmi5 with an AU per module in blocks for the zones. Nothing holds an AU back: the standard has no prerequisites. */
export const planCmi5Multi: ExportBuilder = (input, program) => {
  const { document, sha256 } = input;
  const path = lmsPath(staticPath(program), { practice: false });
  const { units, files, preflight } = packageUnits({ ...input, program, standard: 'cmi5', modules: path.modules.map(({ index }) => index), tests: [] });
  if (preflight.some(({ severity }) => severity === 'error')) return err(preflight);
  const base = `urn:trellis:${multiIdentifiers(program.role, sha256).root.slice(1)}`;
  const { preflight: unknown, ...about } = courseAbout(document, program);
  const described = describePath(document, program);
  const assignable = units.map((unit): Placed => ({ zone: program.modules[unit.module]?.zone ?? -1, unit: { kind: 'au', id: `${base}:unit:${unit.item.slice(1)}`, title: unit.title, description: unitDescription(described.modules[unit.module]!, described), url: unit.href, ...judged(input.document, path, unit) } }));
  const parts = inBlocks(assignable, path, (zone, run) => `${base}:zone:${sha256(encodeUtf8(zone)).slice(0, 10)}${run > 1 ? `:${run}` : ''}`);
  const course = `${base}:course`;
  const structure = courseStructure({ course, ...about, parts });
  const unitIds = Object.fromEntries(units.map(({ module }, at) => [program.modules[module]?.id ?? '', assignable[at]!.unit.id]));
  return ok({
    files: sortFiles([...files, { path: 'cmi5.xml', bytes: encodeUtf8(structure) }]),
    suggestedName: `${slugOf(program.title, 'role')}-${input.target}.zip`, rules: cmi5MultiFates(document, path), preflight: [...preflight, ...unknown], identifiers: { course, ...unitIds },
  });
};

interface Placed {
  readonly zone: number;
  readonly unit: AssignableUnit;
}

/** What a unit has to reach: Passed with a mark, else Completed. What nobody has to take asks for nothing, or the course would never be satisfied. A mark is written where a test can reach it. */
function judged(document: Parameters<typeof testOf>[0], { program, modules }: LmsPath, { module }: LaunchUnit): Pick<AssignableUnit, 'moveOn' | 'masteryScore'> {
  const { id, passMark } = program.modules[module]!;
  const isRequired = modules.find(({ index }) => index === module)?.presence === 'required';
  const mark = passMark !== null && testOf(document, id) !== undefined ? passMark / 10_000 : null;
  return { moveOn: !isRequired ? 'NotApplicable' : passMark === null ? 'Completed' : 'Passed', masteryScore: mark };
}

/** A block for each run of modules of one zone, so that the order of the path stays; modules of no zone stand beside the blocks. `idOf`: of the n-th run of a zone, from 1. */
function inBlocks(placed: readonly Placed[], { program }: LmsPath, idOf: (zone: string, run: number) => string): readonly (AssignableUnit | Block)[] {
  const runs: { readonly zone: number; readonly units: AssignableUnit[] }[] = [];
  for (const { zone, unit } of placed) {
    const last = runs.at(-1);
    if (last?.zone === zone) last.units.push(unit);
    else runs.push({ zone, units: [unit] });
  }
  const seen = new Map<number, number>();
  return runs.flatMap(({ zone, units }): readonly (AssignableUnit | Block)[] => {
    const { id, title } = program.zones[zone] ?? {};
    if (id === undefined || title === undefined) return units;
    const run = (seen.get(zone) ?? 0) + 1;
    seen.set(zone, run);
    return [{ kind: 'block', id: idOf(id, run), title: run === 1 ? title : `${title} (${run})`, description: title, children: units }];
  });
}
