import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Competency } from '#shared/model/competency';
import type { RecordId } from '#shared/model/ids';
import type { Role } from '#shared/model/role';
import { rolesOf } from '../../store/selectors';

export interface LevelRemoval {
  /** The competency and the roles, for one `record.update`. */
  readonly updates: { id: RecordId; set: Record<string, unknown> }[];
  /** Roles that asked for the level itself: they ask for the next lower one, or for nothing where none is lower. */
  readonly lowered: readonly Role[];
  readonly dropped: readonly Role[];
}

/** Takes a level out of a competency. Roles name levels by their place, so targets above it move down with their level; nobody comes to ask for something else unnoticed. */
export function removeLevel(document: TrellisDocument, { id, levels }: Competency, removed: number): LevelRemoval {
  const updates: LevelRemoval['updates'] = [{ id, set: { levels: levels.filter((_level, at) => at !== removed) } }];
  const asks = ({ targets }: Role): boolean => targets.some((target) => target.competency === id && target.level === removed);
  for (const role of rolesOf(document)) {
    if (!role.targets.some((target) => target.competency === id && target.level >= removed)) continue;
    const targets = role.targets.flatMap((target) => {
      if (target.competency !== id || target.level < removed) return [target];
      return target.level === 0 ? [] : [{ ...target, level: target.level - 1 }];
    });
    updates.push({ id: role.id, set: { targets } });
  }
  const asking = rolesOf(document).filter(asks);
  return { updates, lowered: removed > 0 ? asking : [], dropped: removed > 0 ? [] : asking };
}
