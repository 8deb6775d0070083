import { CircleCheck, CircleDot, CircleX, FastForward, Lock, ShieldCheck, Stamp, UserRound, type LucideIcon } from 'lucide-react';
import type { PathStep, StepState } from '#shared/path/learner-path';
import { t } from '../../i18n/t';

/** How a step stands for those who read it: an attempt that is over but was not passed is no step that is done. */
export type StepStanding = StepState | 'failed';

const icons: Readonly<Record<StepStanding, LucideIcon>> = { done: CircleCheck, failed: CircleX, open: CircleDot, locked: Lock, waived: FastForward, credited: Stamp, exempt: ShieldCheck, escalated: UserRound };

export function standingOf({ state, reasons }: Pick<PathStep, 'state' | 'reasons'>): StepStanding {
  return state === 'done' && reasons.some(({ code }) => code === 'failed') ? 'failed' : state;
}

/** How a step stands, as sign and word. */
export function StepIcon({ standing }: { readonly standing: StepStanding }) {
  const Icon = icons[standing];
  return <Icon className={`step-icon ${standing}`} role="img" aria-label={t(`state.${standing}`)} />;
}
