import type { StageCall } from '#shared/contract/stage-messages';

/** What the LMS holds after these calls, in the order in which a person asks for it. `label`: a message key after `play.told.`. */
export interface Told {
  readonly label: 'status' | 'success' | 'score' | 'location' | 'progress' | 'time';
  readonly value: string;
}

const elements: Readonly<Record<string, Told['label']>> = {
  'cmi.core.lesson_status': 'status', 'cmi.completion_status': 'status', 'cmi.success_status': 'success',
  'cmi.core.score.raw': 'score', 'cmi.score.raw': 'score', 'cmi.score.scaled': 'score',
  'cmi.core.lesson_location': 'location', 'cmi.location': 'location',
  'cmi.suspend_data': 'progress', 'cmi.core.session_time': 'time', 'cmi.session_time': 'time',
};
const order: readonly Told['label'][] = ['status', 'success', 'score', 'location', 'progress', 'time'];

/** Values that the run-time took; of the last one written where several elements say the same. Progress as its number of characters. */
export function toldTo(calls: readonly StageCall[]): readonly Told[] {
  const told = new Map<Told['label'], string>();
  for (const { call, args, result } of calls) {
    const [element = '', value = ''] = args;
    if (/SetValue$/.test(call) && result === 'true') {
      const label = elements[element];
      if (label) told.set(label, label === 'progress' ? String(value.length) : value);
    }
    if (/statement$/.test(call)) told.set('status', args.join(' '));
  }
  return order.flatMap((label) => ((told.get(label) ?? '') !== '' ? [{ label, value: told.get(label)! }] : []));
}
