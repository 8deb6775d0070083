import { listed, quoted } from '../../descriptions/description/names';
import { counted } from '../../descriptions/description/words';
import type { ProgramModule } from '../../../path/program';
import type { RuleFate } from '../../fate';
import type { LmsPath } from './lms-path';

/** Modules of the role that the target does not hold and nothing stands for, as indices into `program.modules`. */
export function leftOutModules({ program, modules, replaced }: LmsPath): readonly number[] {
  const held = new Set(modules.map(({ index }) => index));
  return program.modules.flatMap((_module, index) => (held.has(index) || replaced.has(index) ? [] : [index]));
}

/** Whether a zone itself brings the module to somebody. */
function isAskedFor({ program }: LmsPath, { zone }: ProgramModule): boolean {
  const home = program.zones[zone];
  if (!home || home.policy === 'remedial') return false;
  return home.policy !== 'elective' || home.requirement.asked > 0 || home.requirement.groups.length > 0;
}

/** What becomes of modules that fall out of a target: none where all are in it. In a package only those are named that somebody gets in the design without a rule: what becomes of a rule is said there. */
export function leftOutFate(path: LmsPath, place: 'package' | 'course'): readonly RuleFate[] {
  const left = leftOutModules(path).map((index) => path.program.modules[index]!).filter((module) => place === 'course' || isAskedFor(path, module));
  if (left.length === 0) return [];
  const reads = place === 'course' ? 'that Moodle could read' : 'that the LMS could read, or because of what it needs';
  return [{ rule: `Not in the ${place}: ${counted(left.length, 'module')}`, fate: 'dropped', how: `Nobody gets ${listed(left.slice(0, 8).map(({ title }) => quoted(title)))}${left.length > 8 ? ' and others' : ''} without a result or a choice ${reads}, so ${left.length === 1 ? 'it is' : 'they are'} left out.` }];
}
