import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { nameOf, nextPlace, rulesOf, zonesOf } from '../../store/selectors';
import type { Studio } from '../../store/studio';
import { createRecord } from '../../store/verbs';
import { startingBands } from './edit-bands';
import { practiceOf } from './sentence/use-rule-choices';

/** Whether a rule may waive the module where it stands on the role's path. */
export function canWaiveAt(studio: Studio, role: RecordId, module: RecordId): boolean {
  const zone = zonesOf(studio.replica.getState().document, role).find((item) => item.modules.includes(module));
  return zone !== undefined && (zone.policy === 'core-testable' || ((zone.policy === 'elective' || zone.policy === 'open') && zone.waivable));
}

/** A rule about a module with something to begin from; its id, or null where it was refused. */
export async function addRule(studio: Studio, role: RecordId, module: RecordId, kind: 'score-bands' | 'attempts'): Promise<RecordId | null> {
  const { document } = studio.replica.getState();
  const name = nameOf(document, module);
  const base = { id: newId('rule'), type: 'rule', role, module, kind, place: nextPlace(rulesOf(document, role)) };
  const practice = practiceOf(document, role).filter((id) => id !== module);
  const done = await createRecord(studio, kind === 'attempts'
    ? { ...base, title: t('rules.newAttempts', { module: name }), failures: [{ at: 3, action: { do: 'escalate', to: '' } }] }
    : { ...base, title: t('rules.newBands', { module: name }), bands: startingBands(practice, canWaiveAt(studio, role, module)) });
  return done ? base.id : null;
}
