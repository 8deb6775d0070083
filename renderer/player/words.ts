import type { Reason } from '#shared/path/learner-path';
import { describeReason, fillTemplate, percentText, type NameOf } from '#shared/path/reason-text';
import type { AccessibilityNeed, MediaFormat } from '#shared/model/vocabulary';
import { primaryOf } from '#shared/exchange/packages/player/player-languages';
import { english } from './messages/message-files';
import type { MessageFile, TextKey } from './messages/message-file';

/** The player's voice: one language's message file, with the browser's plural forms, numbers and dates. */
export interface Words {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** A text with its slots filled; `count` chooses among plural forms. Numbers are written as the language does. */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly reason: (reason: Reason, nameOf: NameOf) => string;
  /** Hundredths of a percent. */
  readonly percent: (score: number) => string;
  readonly format: (format: MediaFormat) => string;
  readonly needs: (needs: readonly AccessibilityNeed[]) => string;
  readonly number: (value: number) => string;
  /** `35 min`, `2 h`, `1 h 20 min`; empty for nothing. */
  readonly minutes: (minutes: number) => string;
  readonly day: (date: Date) => string;
}

/** Primary subtags of languages written from right to left. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(primaryOf(language)) ? 'rtl' : 'ltr';
}

export function createWords({ language, texts, reasons }: MessageFile = english): Words {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  const number = (value: number): string => numbers.format(value);
  const t: Words['t'] = (key, values = {}) => {
    const message = texts[key];
    const count = values['count'];
    const template = typeof message === 'string' ? message : ((typeof count === 'number' ? message[plurals.select(count)] : undefined) ?? message.other);
    return fillTemplate(template, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? number(value) : value])));
  };
  return {
    language,
    direction: directionOf(language),
    t,
    number,
    reason: (reason, nameOf) => describeReason(reason, nameOf, reasons),
    percent: (score) => percentText(score, reasons),
    format: (format) => reasons.formats[format],
    needs: (needs) => new Intl.ListFormat(language, { type: 'disjunction' }).format(needs.map((need) => reasons.needs[need])),
    minutes: (minutes) => minutesText(t, minutes),
    day: (date) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date),
  };
}

function minutesText(t: Words['t'], minutes: number): string {
  if (minutes <= 0) return '';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('time.minutes', { minutes: rest });
  return rest === 0 ? t('time.hours', { hours }) : t('time.both', { hours, minutes: rest });
}

/** About how much: minutes below an hour rounded to five, above to quarters of an hour. */
export function aboutMinutes(minutes: number): number {
  const step = minutes < 60 ? 5 : 15;
  return minutes <= 0 ? 0 : Math.max(step, Math.round(minutes / step) * step);
}
