import { dateOf, dayNumber } from '../../../kit/days';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../files/xml/xml-element';

/** What the number of a cell stands for, by its number format. */
export type CellFormat = 'general' | 'date' | 'time' | 'percent';

const builtIn: Readonly<Record<number, CellFormat>> = Object.fromEntries([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[18, 19, 20, 21, 45, 46, 47].map((id) => [id, 'time'] as const),
  ...[14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)].map((id) => [id, 'date'] as const),
]);

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** ECMA-376 part 1, 18.8.31: what is in quotes, escaped or in brackets (but for elapsed times) is no part of the format. */
export function classifyFormat(code: string): CellFormat {
  const bare = code.slice(0, 300).toLowerCase().replace(/"[^"]*"/g, '').replace(/[\\_*]./g, '').replace(/\[(h+|m+|s+)\]/g, '$1').replace(/\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (bare === 'general') return 'general';
  if (bare.includes('%')) return 'percent';
  const isTime = /[hs]/.test(bare);
  if (/[yd]/.test(bare) || (/m/.test(bare) && !isTime)) return 'date';
  return isTime ? 'time' : 'general';
}

/** Format of each style of a cell, in the order of `cellXfs`. */
export function readCellFormats(styles: XmlElement): readonly CellFormat[] {
  const own = new Map(childrenOf(childOf(styles, 'numFmts') ?? styles, 'numFmt').map((format) => [Number(attributeOf(format, 'numFmtId')), classifyFormat(format.attributes.get('formatCode') ?? '')]));
  const styled = childOf(styles, 'cellXfs');
  return styled ? childrenOf(styled, 'xf').map((style) => {
    const id = Number(attributeOf(style, 'numFmtId') ?? 0);
    return own.get(id) ?? builtIn[id] ?? 'general';
  }) : [];
}

const secondsOfDay = 86_400;
const epoch = dayNumber('1899-12-30');
const lastSerial = 2_958_466;

/** A number as its format shows it: a day as YYYY-MM-DD (with its time, where it has one), a time as H:MM, a share in percent. Null: no such day. */
export function formatNumber(value: number, format: CellFormat, is1904: boolean): string | null {
  if (format === 'percent') return `${Number((value * 100).toPrecision(15))}%`;
  if (format === 'general') return String(value);
  if (format === 'time' || (value >= 0 && value < 1 && !is1904)) return value >= 0 && value < lastSerial ? clock(Math.round(value * secondsOfDay)) : null;
  const seconds = Math.round((value + (is1904 ? 1462 : 0)) * secondsOfDay);
  const serial = Math.floor(seconds / secondsOfDay);
  // The day 1900-02-29, which never was, is number 60 of the calendar that Lotus had wrong.
  if (serial < 0 || serial >= lastSerial || serial === 60) return null;
  const day = dateOf(epoch + serial + (serial < 60 ? 1 : 0));
  const time = seconds - serial * secondsOfDay;
  return time === 0 ? day : `${day} ${clock(time)}`;
}

function clock(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const rest = seconds % 60;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}
