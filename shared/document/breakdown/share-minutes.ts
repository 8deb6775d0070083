import type { Page } from '../../model/page';
import { secondsOfPage } from './estimate-minutes';

/** Whole minutes shared out by content so that the sum stays what it was; the largest remainders are rounded up, the earlier first. */
export function shareMinutes(minutes: number, parts: readonly (readonly Page[])[]): readonly number[] {
  const weights = parts.map((pages) => pages.reduce((all, page) => all + secondsOfPage(page), 0));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? minutes / parts.length : (minutes * weight) / sum));
  const whole = exact.map(Math.floor);
  const rest = minutes - whole.reduce((all, one) => all + one, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) })).sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, rest).map(({ index }) => index));
  return whole.map((value, index) => value + (raised.has(index) ? 1 : 0));
}
