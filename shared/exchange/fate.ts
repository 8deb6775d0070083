/** What becomes of one rule of the design in a target: enforced as simulated, weaker than simulated, or not at all. */
export interface RuleFate {
  readonly rule: string;
  readonly fate: 'kept' | 'degraded' | 'dropped';
  readonly how: string;
}
