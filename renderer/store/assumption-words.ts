import { messages, type MessageKey } from '../i18n/messages';
import { t } from '../i18n/t';

/** What a number that a run rests on is called (shared/simulate: parameters of the response model, numbers of made-up people); its own name where there is no word for it. `titleOf`: what a competency or a role is called. */
export function assumptionWord(name: string, titleOf: (id: string) => string = (id) => id): string {
  const [, field, competency] = /^bkt\.(\w+) (competency:.+)$/.exec(name) ?? [];
  if (field !== undefined && competency !== undefined) return t('assumption.bkt.of', { what: assumptionWord(`bkt.${field}`), competency: titleOf(competency) });
  const role = /^costs\.hour (role:.+)$/.exec(name)?.[1];
  if (role !== undefined) return t('assumption.costs.roleHour', { role: titleOf(role) });
  const [first = '', ...rest] = name.split('.');
  const key = first === 'evidence' ? `assumption.evidence.${rest.at(-1) ?? ''}` : `assumption.${name}`;
  return Object.hasOwn(messages, key) ? t(key as MessageKey, { number: rest[0] ?? '' }) : name;
}
