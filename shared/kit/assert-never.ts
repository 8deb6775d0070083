/** Closes a switch over a union: the compiler refuses a missing case, the run-time names an impossible one. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`);
}
