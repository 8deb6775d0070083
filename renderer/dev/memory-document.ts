import type { MemoryDocument, MemoryStep } from '../bridge/memory-host';
import { applyCommands } from '#shared/document/apply-command';
import { applyDiff, reverseDiff } from '#shared/document/diff';
import { allRecords, createDocument } from '#shared/document/trellis-document';
import type { TrellisRecord } from '#shared/model/record';

/** A document in memory with undo and redo, for the in-memory host. */
export function createMemoryDocument(records: readonly TrellisRecord[]): MemoryDocument {
  let document = createDocument(records);
  const done: MemoryStep[] = [];
  const undone: MemoryStep[] = [];
  return {
    records: () => [...allRecords(document)],
    apply: (commands, label) => {
      const applied = applyCommands(document, commands as { name: string; payload: unknown }[], label);
      if (!applied.ok) {
        const findings = applied.error.map(({ code, severity, message, records: ids }) => ({ code, severity, message, records: [...ids] }));
        return { code: 'refused', message: findings[0]?.message ?? 'Refused.', findings };
      }
      document = applyDiff(document, applied.value.diff);
      done.push(applied.value);
      undone.length = 0;
      return applied.value;
    },
    undo: () => move(done, undone, (step) => ({ label: step.label, diff: reverseDiff(step.diff) })),
    redo: () => move(undone, done, (step) => step),
    history: () => ({ undo: done.at(-1)?.label ?? null, redo: undone.at(-1)?.label ?? null }),
  };

  function move(from: MemoryStep[], to: MemoryStep[], stepOf: (step: MemoryStep) => MemoryStep): MemoryStep | null {
    const step = from.pop();
    if (!step) return null;
    to.push(step);
    const applied = stepOf(step);
    document = applyDiff(document, applied.diff);
    return applied;
  }
}
