import { textField } from './front-matter';

const longest = 60;

/**
 * Minutes of a plain duration: `45`, `45 min`, `1 h 30 min`, `1.5 hours`, `1:30`, `1:30:20`, `PT1H30M20S`; null when it is none. Rounded to whole minutes, what is more than none to one at least.
 * Days, weeks and months are none: nobody can know how many hours of learning they mean.
 */
export function parseMinutes(text: string): number | null {
  const clean = text.trim().toLowerCase();
  if (clean.length > longest) return null;
  const iso = /^p(?:0+d)?t(?=\d)(?:(\d+(?:[.,]\d+)?)h)?(?:(\d+(?:[.,]\d+)?)m)?(?:(\d+(?:[.,]\d+)?)s)?$/.exec(clean);
  if (iso) return inRange(isoNumber(iso[1]) * 60 + isoNumber(iso[2]) + isoNumber(iso[3]) / 60);
  const plain = /^(\d+(?:\.\d+)?)\s*(?:m|min|mins|minutes?)?\.?$/.exec(clean);
  if (plain) return inRange(Number(plain[1]));
  const clock = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(clean);
  if (clock) return inRange(Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60);
  const parts = /^(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hours?)\.?)?(?:\s*(?:and|,)?\s*(\d+)\s*(?:m|min|mins|minutes?)\.?)?$/.exec(clean);
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return null;
  return inRange(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0));
}

function inRange(minutes: number): number | null {
  return minutes <= 100_000 ? Math.max(Math.round(minutes), minutes > 0 ? 1 : 0) : null;
}

/** ISO 8601 writes fractions with a comma or a point. */
function isoNumber(text = '0'): number {
  return Number(text.replace(',', '.'));
}

const durationFields = ['minutes', 'duration', 'duration_minutes', 'durationinminutes', 'teaching', 'exercises'];

/** Durations of front matter that nobody can tell in minutes, as they are written. `time` may be a day, and is passed over. */
export function unreadDurations(fields: ReadonlyMap<string, unknown>): readonly string[] {
  return durationFields.map((name) => textField(fields, name)).filter((text) => text !== '' && parseMinutes(text) === null);
}

/** Seat time from front matter: `minutes` / `duration` / `time`, or teaching + exercises (Carpentries). Null when none is given. */
export function minutesOfFields(fields: ReadonlyMap<string, unknown>): number | null {
  for (const name of ['minutes', 'duration', 'time', 'duration_minutes', 'durationinminutes']) {
    const minutes = parseMinutes(textField(fields, name));
    if (minutes !== null) return minutes;
  }
  const teaching = parseMinutes(textField(fields, 'teaching'));
  const exercises = parseMinutes(textField(fields, 'exercises'));
  return teaching === null && exercises === null ? null : (teaching ?? 0) + (exercises ?? 0);
}

/** A line such as `**Duration:** 45 minutes` near the head of a section. */
export function minutesOfLine(line: string): number | null {
  if (line.length > 200) return null;
  const match = /^[\s>*_-]*(?:estimated\s+|seat\s+)?(?:duration|time|minutes|length)[\s*_]*[:=][\s*_]*([^*_]+?)[\s*_.]*$/i.exec(line);
  return match ? parseMinutes(match[1]!) : null;
}

/** A heading such as `Safety basics (20 min)`: the title without the bracket, and the minutes. */
export function splitHeadingMinutes(heading: string): { readonly title: string; readonly minutes: number | null } {
  if (heading.length > 400) return { title: heading, minutes: null };
  const match = /^(.*\S)\s*[([]([^()[\]]*\b(?:m|min|mins|minutes?|h|hrs?|hours?)\.?)[)\]]$/i.exec(heading);
  const minutes = match ? parseMinutes(match[2]!) : null;
  return match && minutes !== null ? { title: match[1]!, minutes } : { title: heading, minutes: null };
}
