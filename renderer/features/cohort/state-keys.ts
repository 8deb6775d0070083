/** The name of a state of the flow, or of how a run ends. */
export function stateKey(state: number, isEnd: boolean) {
  return isEnd ? (['cohort.end.finished', 'cohort.end.retried', 'cohort.end.escalated', 'cohort.end.stopped'] as const)[state as 0 | 1 | 2 | 3] : (['cohort.state.missing', 'cohort.state.waived', 'cohort.state.taken', 'cohort.state.practised'] as const)[state as 0 | 1 | 2 | 3];
}
