import type { Competency } from '../../../model/competency';
import type { Role } from '../../../model/role';

/** A scale as Moodle keeps it: values joined by commas, and which of them are proficient and given by default, as JSON. */
export interface Scale {
  readonly values: string;
  readonly configuration: string;
}

/** What everybody starts from; Moodle has no rating below the first value. */
const notYet = 'Not yet';

/** The framework's own scale, for competencies without levels. */
export const frameworkScale: Scale = scaleOf([notYet, 'Competent'], 2);

/** The levels as a scale; proficient from the level that the role asks for now, else from the highest. Null without levels: the framework's scale holds. */
export function competencyScale(competency: Competency, role: Role | undefined): Scale | null {
  if (competency.levels.length === 0) return null;
  const asked = (role?.targets ?? []).filter((target) => target.competency === competency.id && target.goal === 'current').map(({ level }) => level);
  const first = asked.length > 0 ? Math.min(Math.max(...asked), competency.levels.length - 1) : competency.levels.length - 1;
  return scaleOf([notYet, ...competency.levels.map(({ title }) => title)], first + 2);
}

/**
 * `proficient`: 1-based place of the first proficient value, which is also what a rule gives. Moodle parts values at commas, so commas inside a value become
 * semicolons. The first entry of the configuration holds the scale's id, which the importer fills in (framework_importer::get_scale_configuration).
 */
function scaleOf(values: readonly string[], proficient: number): Scale {
  const items = values.map((_value, at) => ({ id: at + 1, scaledefault: at + 1 === proficient ? 1 : 0, proficient: at + 1 >= proficient ? 1 : 0 })).filter((item) => item.proficient === 1);
  return { values: values.map((value) => value.replaceAll(',', ';').replace(/\s+/g, ' ').trim()).join(','), configuration: JSON.stringify([{ scaleid: '0' }, ...items]) };
}
