import { z } from 'zod';
import { refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

/** Moves modules into a zone of a role (or, with `zone: null`, out of the role's path): they leave its other zones. `at`: place in the zone, default last. */
export const zoneAssign = defineCommand({
  name: 'zone.assign',
  payload: z.strictObject({ role: z.string(), zone: z.string().nullable(), modules: z.array(z.string()).min(1), at: z.int().min(0).optional() }),
  label: ({ zone, modules }, draft) => {
    const record = zone ? draft.get(zone) : undefined;
    return record?.type === 'zone' ? `Move ${countOf(modules.length, 'module')} to ${quoted(record.title)}` : `Take ${countOf(modules.length, 'module')} out of the path`;
  },
  run: (draft, { role, zone, modules, at }) => {
    const target = zone ? draft.get(zone) : null;
    if (target === undefined || (target && (target.type !== 'zone' || target.role !== role))) {
      return draft.refuse(refusal('TRL-D002', `There is no zone ${zone ?? ''} in ${role}.`, zone ? [zone] : []));
    }
    for (const id of modules) if (draft.get(id)?.type !== 'module') draft.refuse(refusal('TRL-D002', `There is no module ${id}.`, [id]));
    const moved = new Set(modules);
    for (const other of draft.all('zone')) {
      if (other.role !== role) continue;
      const kept = other.modules.filter((id) => !moved.has(id));
      if (other.id === zone) kept.splice(at ?? kept.length, 0, ...moved);
      if (other.id === zone || kept.length !== other.modules.length) draft.put({ ...other, modules: kept });
    }
  },
});
