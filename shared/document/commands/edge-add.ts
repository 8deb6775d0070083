import { z } from 'zod';
import { edgeKinds } from '../../model/edge';
import { describeLoop, findLoopWith } from '../loops';
import { refusal } from '../draft';
import { defineCommand, quoted } from './command';

/** Draws a link. Refused: itself, double, unknown ends, and any hard link that would close a loop (named in words). */
export const edgeAdd = defineCommand({
  name: 'edge.add',
  payload: z.strictObject({
    id: z.string(),
    kind: z.enum(edgeKinds).default('prerequisite'),
    from: z.string(),
    to: z.string(),
    needs: z.strictObject({ score: z.int().min(0).max(10_000).nullable().default(null), done: z.boolean().default(false) }).nullable().default(null),
  }),
  label: ({ from, to, kind }, draft) => {
    const title = (id: string): string => {
      const record = draft.get(id);
      return quoted(record && 'title' in record ? record.title : id);
    };
    return `Add ${kind.replace('-', ' ')} ${title(from)} → ${title(to)}`;
  },
  run: (draft, edge) => {
    for (const end of [edge.from, edge.to]) {
      if (draft.get(end)?.type !== 'module') return draft.refuse(refusal('TRL-D005', `There is no module ${end}.`, [end]));
    }
    if (draft.get(edge.id)) return draft.refuse(refusal('TRL-D004', `The id ${edge.id} is already used.`, [edge.id]));
    const edges = draft.all('edge');
    if (edges.some((other) => other.kind === edge.kind && other.from === edge.from && other.to === edge.to)) {
      return draft.refuse(refusal('TRL-D008', 'This link is already there.', [edge.from, edge.to]));
    }
    const loop = findLoopWith(edges, edge);
    if (loop) return draft.refuse(refusal('TRL-D009', `Would create the loop ${describeLoop(loop, draft.get)}.`, loop));
    draft.put({ ...edge, type: 'edge' });
  },
});
