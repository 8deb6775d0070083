import type { Edge } from '#shared/model/edge';
import type { Group, GroupItem } from '#shared/model/requirement';
import { minutesText, t } from '../i18n/t';
import { askedWords } from './structure-words';

/** How much of a group is asked, as a few letters on a drawing: "any of", "2 of 3", "≥ 60 min". */
export function groupText(group: Group | Exclude<GroupItem, string>): string {
  const caps = 'caps' in group && group.caps.length > 0 ? t('group.capped') : '';
  switch (group.need) {
    case 'all': return t('group.all');
    case 'any': return t('group.any');
    case 'count': return t('group.count', { count: group.atLeast, total: group.of.length }) + caps;
    case 'minutes': return t('group.minutes', { time: minutesText(group.atLeast) }) + caps;
    case 'credits': return t('group.credits', { count: group.atLeast }) + caps;
  }
}

/** What stands on the line of a link: what it asks for, or its kind where the line alone does not say it. */
export function linkText(edge: Edge): string {
  const asked = askedWords(edge);
  if (asked !== '') return asked;
  switch (edge.kind) {
    case 'corequisite': case 'strict-corequisite': case 'equivalent': case 'bridge': return t(`linkText.${edge.kind}`);
    default: return '';
  }
}
