import { z } from 'zod';
import { pointSchema } from '../../model/vocabulary';
import { refusal } from '../draft';
import { countOf, defineCommand } from './command';

const frame = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** Puts modules and zone frames at places on the canvas: a drag, or with `layout` an automatic arrangement (one step either way). */
export const canvasMove = defineCommand({
  name: 'canvas.move',
  payload: z.strictObject({
    modules: z.array(z.strictObject({ id: z.string(), position: pointSchema })).default([]),
    zones: z.array(z.strictObject({ id: z.string(), frame })).default([]),
    layout: z.boolean().default(false),
  }),
  label: ({ modules, zones, layout }) => (layout ? 'Arrange automatically' : `Move ${countOf(modules.length + zones.length, 'item')}`),
  run: (draft, { modules, zones }) => {
    for (const { id, position } of modules) {
      const module = draft.get(id);
      if (module?.type === 'module') draft.put({ ...module, position });
      else draft.refuse(refusal('TRL-D002', `There is no module ${id}.`, [id]));
    }
    for (const { id, frame } of zones) {
      const zone = draft.get(id);
      if (zone?.type === 'zone') draft.put({ ...zone, frame });
      else draft.refuse(refusal('TRL-D002', `There is no zone ${id}.`, [id]));
    }
  },
});
