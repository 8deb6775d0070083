/** 12,345. */
export const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
/** EUR 1,234.50; whole from ten thousand on. */
export function moneyText(value: number, currency: string): string {
  const size = Math.abs(value);
  const [units = '0', parts] = (size < 10_000 ? size.toFixed(2) : String(Math.round(size))).split('.');
  return `${currency} ${value < 0 && /[1-9]/.test(`${units}${parts ?? ''}`) ? '-' : ''}${whole(Number(units))}${parts === undefined ? '' : `.${parts}`}`;
}
/** A share as 12.3 %. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
