import { z } from 'zod';
import { compareCodeUnits } from '../../kit/order';
import { idOf } from '../../model/ids';
import { refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

/** Puts modules before another one in the order of the library (`before: null`: last), in their order, and into a course where one is given. */
export const moduleMove = defineCommand({
  name: 'module.move',
  payload: z.strictObject({ modules: z.array(idOf('module')).min(1), before: idOf('module').nullable(), course: idOf('course').nullable().optional() }),
  label: ({ modules }, draft) => {
    const [first] = modules;
    const record = first === undefined ? undefined : draft.get(first);
    return `Move ${modules.length === 1 && record?.type === 'module' ? quoted(record.title) : countOf(modules.length, 'module')}`;
  },
  run: (draft, { modules, before, course }) => {
    const moved = new Set(modules);
    const missing = [...moved, ...(before === null ? [] : [before])].filter((id) => draft.get(id)?.type !== 'module');
    if (missing.length > 0 || (before !== null && moved.has(before)) || (course && draft.get(course)?.type !== 'course')) return draft.refuse(refusal('TRL-D014', 'The modules cannot be moved there: the place or one of them is not there.', missing));
    const order = [...draft.all('module')].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
    const rest = order.filter(({ id }) => !moved.has(id));
    const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
    const taken = [...moved].map((id) => order.find((module) => module.id === id)!);
    let place = -Infinity;
    for (const module of [...rest.slice(0, at), ...taken, ...rest.slice(at)]) {
      const next = module.place > place && !moved.has(module.id) ? module.place : Math.max(place + 1, 0);
      place = next;
      const set = moved.has(module.id) && course !== undefined ? { course } : {};
      if (next !== module.place || 'course' in set) draft.put({ ...module, place: next, ...set });
    }
  },
});
