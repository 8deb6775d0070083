import type { CourseModule } from '../../../model/module';
import type { ModulePolicy } from '../../../path/program';
import type { EvidenceKind } from '../../../model/vocabulary';

/** Words that people read, in English as all texts of the engine; complete by type. */
export const policyNames: Readonly<Record<ModulePolicy, string>> = {
  'core-locked': 'Core (locked)', 'core-testable': 'Core (testable)', elective: 'Elective', remedial: 'Extra practice', open: 'Open',
  'pulled-testable': 'Prerequisite (testable)', 'pulled-locked': 'Prerequisite (locked)',
};

/** Who takes a module of a policy. */
export const takenBy: Readonly<Record<ModulePolicy, string>> = {
  'core-locked': 'required', 'core-testable': 'required', elective: 'elective', remedial: 'when a rule asks', open: 'on offer', 'pulled-testable': 'when needed', 'pulled-locked': 'when needed',
};

export const evidenceNames: Readonly<Record<EvidenceKind, string>> = {
  'self-report': 'self-report', recall: 'recall test', scenario: 'scenario', simulation: 'simulation', observed: 'observation at work', record: 'record',
};

/** 157 → "2 h 37 min", 45 → "45 min", 120 → "2 h". */
export function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `1 module`, `3 modules`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** 1 → "first", 4 → "4th". */
export function ordinal(count: number): string {
  const tens = count % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return ['', 'first', 'second', 'third'][count] || `${count}${ending}`;
}

/** The job event that a module is taken for: `First delivery, done 12 h before`; empty where there is none. */
export function eventText({ jobEvent, leadHours }: Pick<CourseModule, 'jobEvent' | 'leadHours'>): string {
  if (jobEvent === '') return '';
  return leadHours === null || leadHours === 0 ? jobEvent : `${jobEvent}, done ${leadHours} h before`;
}
