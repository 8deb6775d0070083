import { objectOf } from './launch';

/** What the LMS says of this launch in `LMS.LaunchData` (cmi5 10). */
export interface LaunchData {
  /** Goes into every statement as it is. */
  readonly contextTemplate: Readonly<Record<string, unknown>>;
  /** Whether results may be reported: launch mode Normal, not Browse or Review. */
  readonly isNormal: boolean;
  /** 0 to 1; null where the LMS names none. */
  readonly masteryScore: number | null;
  /** Where the window goes at the end; empty where the LMS names no page. */
  readonly returnUrl: string;
}

/** Reads the document; undefined when it is no JSON object or lacks the context. An address that is not http or https is left out. */
export function launchDataOf(text: string): LaunchData | undefined {
  const document = objectOf(text);
  const template = document?.['contextTemplate'];
  if (typeof template !== 'object' || template === null) return undefined;
  const { launchMode, masteryScore, returnURL } = document ?? {};
  const mastery = typeof masteryScore === 'number' ? masteryScore : typeof masteryScore === 'string' && masteryScore.trim() !== '' ? Number(masteryScore) : Number.NaN;
  return {
    contextTemplate: template as Readonly<Record<string, unknown>>,
    isNormal: launchMode !== 'Browse' && launchMode !== 'Review',
    masteryScore: mastery >= 0 && mastery <= 1 ? mastery : null,
    returnUrl: typeof returnURL === 'string' && /^https?:\/\//i.test(returnURL) ? returnURL : '',
  };
}
