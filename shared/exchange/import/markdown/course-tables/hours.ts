/** Hours that a course takes, at least and at most. */
export interface HourRange {
  readonly min: number;
  readonly max: number;
}

/** `13 weeks` of `5-10 hours/week` is 65 to 130 hours; `12 hours` alone is itself. Null where it cannot be told (months differ in length, a dash). */
export function hoursOf(duration: string, effort: string): HourRange | null {
  const whole = rangeOf(effort, /^(?:hours?|hrs?|h)(?:\s+(?:in )?total)?$/i) ?? rangeOf(duration, /^(?:hours?|hrs?|h)$/i);
  if (whole) return whole;
  const weeks = rangeOf(duration, /^(?:weeks?|wks?)$/i);
  const weekly = rangeOf(effort, /^(?:hours?|hrs?|h)\s*(?:\/|per|a|each)\s*(?:week|wk|w)$/i);
  if (!weeks || !weekly) return null;
  const [min, max] = [weeks.min * weekly.min, weeks.max * weekly.max];
  return max <= 100_000 ? { min, max } : null;
}

/** `6-10 hours/week` with its unit checked: 6 to 10. A range that runs down is turned. */
function rangeOf(text: string, unit: RegExp): HourRange | null {
  const match = /^(?:~|about |ca\.? |approx\.? )?(\d{1,4}(?:\.\d{1,2})?)(?:\s*(?:-|–|—|to)\s*(\d{1,4}(?:\.\d{1,2})?))?\s*([a-z/ ]{1,30})$/i.exec(text.trim());
  if (!match || !unit.test(match[3]!.trim())) return null;
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
  return { min: Math.min(from, to), max: Math.max(from, to) };
}
