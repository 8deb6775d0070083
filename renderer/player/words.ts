/** `35 min`, `2 h`, `1 h 20 min`; empty for nothing. */
export function minutesText(minutes: number): string {
  if (minutes <= 0) return '';
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** About how long: minutes below an hour rounded to five, above to quarters of an hour. */
export function aboutText(minutes: number): string {
  if (minutes <= 0) return 'Nothing left';
  const step = minutes < 60 ? 5 : 15;
  return `About ${minutesText(Math.max(step, Math.round(minutes / step) * step))} left`;
}
