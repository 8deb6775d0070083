import { messages, type MessageKey } from './messages';

type Values = Readonly<Record<string, string | number>>;

const slot = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** A message with its slots filled: `{name}` inserts a value, `{count|module|modules}` chooses the form for the value. */
export function t(key: MessageKey, values: Values = {}): string {
  return messages[key].replace(slot, (_whole, name: string, one?: string, many?: string) =>
    one === undefined ? String(values[name] ?? '') : values[name] === 1 ? one : (many ?? ''),
  );
}

/** 157 → "2 h 37", 45 → "45 min". */
export function minutesText(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${String(rest).padStart(2, '0')}`;
}

/** 15000 → "15,000", as the messages write it, whatever the machine's locale. */
export function countText(value: number): string {
  return value.toLocaleString('en');
}

/** 1234.5 → "EUR 1,234.50"; whole from ten thousand on, below one with what is there. */
export function moneyText(value: number, currency: string): string {
  const digits = Math.abs(value) < 10_000 ? 2 : 0;
  const text = Math.abs(value).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${currency} ${value < 0 && /[1-9]/.test(text) ? '−' : ''}${text}`;
}

/** Hundredths of a percent → "59.9 %". */
export function percentText(score: number): string {
  return `${score / 100} %`;
}

/** 18,400,000 → "18.4 MB". */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 100) / 10} kB` : `${Math.round(bytes / 100_000) / 10} MB`;
}

/** 1 → "first", 4 → "4th". */
export function ordinal(count: number): string {
  const words = ['', 'first', 'second', 'third'];
  const tens = count % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return words[count] || `${count}${ending}`;
}
