import type { TrellisDocument } from '#shared/document/trellis-document';
import type { GateCondition } from '#shared/model/gate';
import { percentText, t } from '../i18n/t';
import { nameOf } from './selectors';

/** A condition of a gate in words. */
export function conditionText(document: TrellisDocument, condition: GateCondition): string {
  if (condition.kind === 'zone') return t(`path.gateZone.${condition.needs}`, { zone: nameOf(document, condition.zone) });
  return t('path.gateMeasure', { module: nameOf(document, condition.module), score: percentText(condition.score) });
}
