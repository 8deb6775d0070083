/** What an imported content object left behind: enough to launch it again where it was. `score`: in hundredths of a percent. */
export interface ScoState {
  readonly module: number;
  readonly page: number;
  readonly status: '' | 'incomplete' | 'completed' | 'passed' | 'failed' | 'browsed';
  readonly score: number | null;
  readonly location: string;
  readonly suspendData: string;
}

/** The result of a content object, when it is over. `score`: in hundredths of a percent, null without one; `isFailed`: it said so itself. */
export interface ScoResult {
  readonly score: number | null;
  readonly isFailed: boolean;
}

const noScore = 10_001;
const failed = noScore + 1;
/** The greatest value of `scoValue`. */
export const mostScoValue = failed + noScore;

/** A result as one number, for saved progress. */
export function scoValue({ score, isFailed }: ScoResult): number {
  return (score ?? noScore) + (isFailed ? failed : 0);
}

export function scoResult(value: number): ScoResult {
  const isFailed = value >= failed;
  const score = isFailed ? value - failed : value;
  return { score: score === noScore ? null : score, isFailed };
}

/** Characters that are set aside for the state of one content object: what SCORM 1.2 guarantees it (RTE 3.4.4, cmi.suspend_data). */
export const scoStateAssumed = 4096;

/** Text behind the encoded progress; empty where nothing is kept. */
export function encodeScos(states: readonly ScoState[]): string {
  return states.length === 0 ? '' : `.${JSON.stringify(states.map(({ module, page, status, score, location, suspendData }) => [module, page, status, score, location, suspendData]))}`;
}

/** Undefined where the text is not what `encodeScos` writes. */
export function decodeScos(text: string): readonly ScoState[] | undefined {
  if (text === '') return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.slice(1));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  const states = parsed.map(stateOf);
  return states.every((state) => state !== undefined) ? states : undefined;
}

const statuses: readonly unknown[] = ['', 'incomplete', 'completed', 'passed', 'failed', 'browsed'];

function stateOf(entry: unknown): ScoState | undefined {
  if (!Array.isArray(entry) || entry.length !== 6) return undefined;
  const [module, page, status, score, location, suspendData] = entry as readonly unknown[];
  const isSound = Number.isInteger(module) && Number.isInteger(page) && statuses.includes(status) && (score === null || Number.isInteger(score)) && typeof location === 'string' && typeof suspendData === 'string';
  return isSound ? ({ module, page, status, score, location, suspendData } as ScoState) : undefined;
}
