/** Quantile of the standard normal distribution for 0 < share < 1, relative error under 1.2e-9. Source: P. J. Acklam (2003), rational approximation. */
export function normalQuantile(share: number): number {
  if (share < edge) return tail(Math.sqrt(-2 * Math.log(share)));
  if (share > 1 - edge) return -tail(Math.sqrt(-2 * Math.log(1 - share)));
  const q = share - 0.5;
  const r = q * q;
  return (q * poly(r, middle)) / (poly(r, middleUnder) * r + 1);
}

const edge = 0.02425;
const middle = [-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239] as const;
const middleUnder = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1] as const;
const outer = [-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783] as const;
const outerUnder = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416] as const;

function tail(q: number): number {
  return poly(q, outer) / (poly(q, outerUnder) * q + 1);
}

function poly(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < coefficients.length; at++) sum = sum * x + (coefficients[at] as number);
  return sum;
}

/** Quantiles at the middles of 65,536 equal shares, from -4.3 to 4.3: what a draw of 16 bits gives. */
export function normalTable(): Float64Array {
  return Float64Array.from({ length: 65_536 }, (_nothing, index) => normalQuantile((index + 0.5) / 65_536));
}
