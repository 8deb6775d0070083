import type { ScoResult, ScoState } from '#shared/exchange/packages/player/sco-state';

/** What a content object has said of itself in this launch, whichever standard it speaks. Texts as it wrote them. */
export interface ScoData {
  completion: '' | 'incomplete' | 'completed' | 'browsed' | 'not attempted' | 'unknown';
  success: '' | 'passed' | 'failed' | 'unknown';
  scaled: string;
  raw: string;
  min: string;
  max: string;
  location: string;
  suspendData: string;
  /** `suspend`, `logout`, `time-out`, `normal` or empty. */
  exit: string;
  sessionTime: string;
  /** Everything else that it wrote: objectives, interactions, comments, preferences. Kept for this launch. */
  readonly others: Map<string, string>;
}

/** Which content on which page of which module. */
export type ScoPlace = Pick<ScoState, 'module' | 'page' | 'key'>;

export function startData(state: ScoState | undefined): ScoData {
  const status = state?.status ?? '';
  return {
    completion: status === 'passed' || status === 'failed' ? 'completed' : status, success: status === 'passed' || status === 'failed' ? status : '',
    scaled: scoreText(state, 10_000), raw: scoreText(state, 100), min: '', max: '',
    location: state?.location ?? '', suspendData: state?.suspendData ?? '', exit: '', sessionTime: '', others: new Map(),
  };
}

/** Empty without a score. */
function scoreText(state: ScoState | undefined, unit: number): string {
  return state === undefined || state.score === null ? '' : String(state.score / unit);
}

/** Score in hundredths of a percent, within 0 and 10,000: the scaled one, else raw between min and max (0 and 100 where they are not said). */
export function scoreOfData({ scaled, raw, min, max }: ScoData): number | null {
  if (scaled !== '') return hundredths(Number(scaled));
  if (raw === '') return null;
  const low = min === '' ? 0 : Number(min);
  const high = max === '' ? 100 : Number(max);
  return high > low ? hundredths((Number(raw) - low) / (high - low)) : hundredths(Number(raw) / 100);
}

function hundredths(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000);
}

/** What is kept for the next launch. */
export function stateOfData(data: ScoData, place: ScoPlace): ScoState {
  const success = data.success === 'passed' || data.success === 'failed' ? data.success : '';
  const completion = data.completion === 'completed' || data.completion === 'incomplete' || data.completion === 'browsed' ? data.completion : '';
  return { ...place, status: success || completion, score: scoreOfData(data), location: data.location, suspendData: data.suspendData };
}

/**
 * Whether the content object is over, and how. Passed counts as soon as it is said. The rest counts when it is left: a failure may still be mended, and many say *completed* on their last page,
 * before the test on it. `said`: it said goodbye itself; one that then never spoke of a status is completed (SCORM 1.2 RTE 3.4.4, cmi.core.lesson_status). `gone`: it was taken off the page without a word.
 */
export function resultOfData(data: ScoData, left: 'not' | 'said' | 'gone', needsScore = false): ScoResult | undefined {
  const score = scoreOfData(data);
  // A mark is met by a score, which may come after the word.
  if (data.success === 'passed' && (score !== null || !needsScore || left !== 'not')) return { score, isFailed: false };
  if (left === 'not') return undefined;
  if (data.success === 'failed') return { score, isFailed: true };
  if (data.completion === 'completed' || data.completion === 'browsed') return { score, isFailed: false };
  const isSilent = data.completion === '' || data.completion === 'not attempted';
  return left === 'said' && isSilent && data.exit !== 'suspend' ? { score, isFailed: false } : undefined;
}
