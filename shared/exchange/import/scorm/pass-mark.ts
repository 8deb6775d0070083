/** Text → pass mark in hundredths of a percent. `full`: the value that means 100 %. Null for what is no number between 0 and it. */
export function passMarkOf(text: string, full: number): number | null {
  const value = text === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= full ? Math.round((value / full) * 10_000) : null;
}
