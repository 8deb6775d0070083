import { CircleCheck, CircleDot, FastForward, Lock, ShieldCheck, Stamp, UserRound, type LucideIcon } from 'lucide-react';
import type { StepState } from '#shared/path/learner-path';
import { t } from '../../i18n/t';

const icons: Readonly<Record<StepState, LucideIcon>> = { done: CircleCheck, open: CircleDot, locked: Lock, waived: FastForward, credited: Stamp, exempt: ShieldCheck, escalated: UserRound };

/** The state of a step as sign and word. */
export function StepIcon({ state }: { readonly state: StepState }) {
  const Icon = icons[state];
  return <Icon className={`step-icon ${state}`} role="img" aria-label={t(`state.${state}`)} />;
}
