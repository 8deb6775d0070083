/** A clock that never says the same twice: the order of statements is that of their timestamps (cmi5 9.3, 9.7). `now`: milliseconds since 1970; the answer is ISO 8601 in UTC. */
export function risingClock(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(now(), last + 1);
    return new Date(last).toISOString();
  };
}
