/** 12,345. */
export const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
/** A share as 12.3 %. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
