import type { RecordId } from '#shared/model/ids';
import type { Zone } from '#shared/model/zone';
import type { LearnerPath, PathStep } from '#shared/path/learner-path';
import { minutesText, t } from '../../i18n/t';
import { zoneTone } from '../../store/session';
import type { PathSegment } from '../../ui/path-bar';

type Look = PathSegment['look'];

function lookOf({ state }: PathStep): Look {
  if (state === 'waived' || state === 'credited' || state === 'exempt') return 'waived';
  return state === 'locked' || state === 'escalated' ? 'waiting' : 'solid';
}

/** The path in stretches of one zone and one state, in order of the steps; extra practice counts as remedial wherever it stands. */
export function pathSegments(zones: readonly Zone[], path: LearnerPath): readonly PathSegment[] {
  const zoneOf = new Map<RecordId, Zone>();
  for (const zone of zones) for (const id of zone.modules) if (!zoneOf.has(id)) zoneOf.set(id, zone);
  const groups: { title: string; tone: string; look: Look; steps: PathStep[] }[] = [];
  for (const step of path.steps) {
    const zone = step.origin === 'inserted' ? undefined : zoneOf.get(step.module);
    const title = step.origin === 'inserted' ? t('origin.inserted') : (zone?.title ?? t('origin.pulled-in'));
    const look = lookOf(step);
    const last = groups.find((group) => group.title === title && group.look === look);
    if (last) last.steps.push(step);
    else groups.push({ title, look, tone: step.origin === 'inserted' ? 'remedial' : zone ? (zoneTone[zone.policy] ?? '') : 'core', steps: [step] });
  }
  return groups.map(({ title, tone, look, steps }) => {
    const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
    const state = look === 'solid' ? minutesText(minutes) : look === 'waived' ? t('state.waived').toLowerCase() : t('effect.waits');
    return { key: `${title} ${look}`, tone, look, minutes, label: look === 'solid' ? title : look === 'waived' ? t('effect.waivedCount', { count: steps.length }) : t('effect.waits'), title: t('effect.segment', { title, count: steps.length, state }) };
  });
}
