/** What an imported content object left behind: enough to launch it again where it was. `score`: in hundredths of a percent. */
export interface ScoState {
  readonly module: number;
  readonly page: number;
  readonly status: '' | 'incomplete' | 'completed' | 'passed' | 'failed' | 'browsed';
  readonly score: number | null;
  /** Of the content that wrote it (`PlayerPage.sco`): other content does not get it. */
  readonly key: string;
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

/**
 * Text behind the encoded progress; empty where nothing is kept. Per content object its numbers, then its texts as they are, so that they take the room that they have:
 * `.module~page~status~score~key~length of location~length of data~` location data.
 */
export function encodeScos(states: readonly ScoState[]): string {
  const one = ({ module, page, status, score, key, location, suspendData }: ScoState): string => `.${[module, page, statuses.indexOf(status), score ?? '', key, location.length, suspendData.length].join('~')}~${location}${suspendData}`;
  return states.map(one).join('');
}

/** What can be read, from the first on; `isCut`: there is more, which cannot. */
export function decodeScos(text: string): { readonly states: readonly ScoState[]; readonly isCut: boolean } {
  const states: ScoState[] = [];
  let rest = text;
  while (rest !== '') {
    const head = /^\.(\d+)~(\d+)~(\d)~(\d*)~([0-9a-f]*)~(\d+)~(\d+)~/.exec(rest);
    const [module, page, status, score, , location, data] = (head?.slice(1) ?? []).map(Number);
    const name = statuses[status ?? -1];
    const from = head?.[0].length ?? 0;
    if (!head || name === undefined || rest.length < from + location! + data!) return { states, isCut: true };
    states.push({ module: module!, page: page!, status: name, score: head[4] === '' ? null : score!, key: head[5]!, location: rest.slice(from, from + location!), suspendData: rest.slice(from + location!, from + location! + data!) });
    rest = rest.slice(from + location! + data!);
  }
  return { states, isCut: false };
}

const statuses: readonly ScoState['status'][] = ['', 'incomplete', 'completed', 'passed', 'failed', 'browsed'];
