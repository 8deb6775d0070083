import type { Command } from '#shared/document/apply-command';
import { settingsOf } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { settingsId } from '#shared/model/settings';
import type { Suggestion } from '#shared/suggest/suggest';
import { t } from '../i18n/t';
import { newId } from './new-id';
import type { Studio } from './studio';

/** Takes suggestions over, as one step. One that no longer fits (the module is gone, or has it) is passed over. */
export function acceptSuggestions(studio: Studio, suggestions: readonly Suggestion[]): Promise<boolean> {
  const { tables } = studio.replica.getState().document;
  const sets = new Map<RecordId, { tags?: readonly string[]; competencies?: readonly string[]; level?: string }>();
  const commands: Command[] = [];
  for (const { kind, module, value } of suggestions) {
    const record = tables.module.get(module);
    if (!record) continue;
    const set = sets.get(module) ?? {};
    if (kind === 'tag') sets.set(module, { ...set, tags: [...new Set([...(set.tags ?? record.tags), value])] });
    else if (kind === 'competency' && tables.competency.has(value)) sets.set(module, { ...set, competencies: [...new Set([...(set.competencies ?? record.competencies), value])] });
    else if (kind === 'level' && record.level === null) sets.set(module, { ...set, level: set.level ?? value });
    else if (kind === 'duplicate' && tables.module.has(value)) commands.push({ name: 'edge.add', payload: { id: newId('edge'), kind: 'equivalent', from: value, to: module } });
  }
  if (sets.size > 0) commands.unshift({ name: 'record.update', payload: { updates: [...sets].map(([id, set]) => ({ id, set })) } });
  return studio.dispatch(commands, { label: t('suggest.undoAccept', { count: suggestions.length }), focus: [...new Set(suggestions.map(({ module }) => module))] });
}

/** Puts suggestions away for good, as one step; Undo brings them back. */
export function dismissSuggestions(studio: Studio, suggestions: readonly Suggestion[]): Promise<boolean> {
  const before = settingsOf(studio.replica.getState().document).dismissedSuggestions;
  return studio.dispatch({ name: 'record.update', payload: { updates: [{ id: settingsId, set: { dismissedSuggestions: [...new Set([...before, ...suggestions.map(({ id }) => id)])] } }] } }, { label: t('suggest.undoDismiss', { count: suggestions.length }) });
}
