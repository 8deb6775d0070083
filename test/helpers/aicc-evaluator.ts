import { DOMParser, type Element } from '@xmldom/xmldom';

/**
 * A second reading of SCORM 1.2 prerequisites, from the specifications alone (SCORM 1.2 CAM 2.3.5.4.4; AICC CMI001 Appendix A, aicc_script), strict where LMSs are: blanks
 * inside braces name nothing, sets hold identifiers only. Shares no code with the exporter.
 */
export interface AiccItem {
  readonly identifier: string;
  readonly identifierref: string;
  readonly title: string;
  readonly prerequisites: string;
  readonly masteryScore: number | null;
}
export type LessonStatus = 'not attempted' | 'incomplete' | 'completed' | 'passed' | 'failed' | 'browsed';

const letters: Readonly<Record<string, LessonStatus>> = { p: 'passed', c: 'completed', f: 'failed', i: 'incomplete', b: 'browsed', n: 'not attempted', 'not attempted': 'not attempted', passed: 'passed', completed: 'completed', failed: 'failed', incomplete: 'incomplete', browsed: 'browsed' };

/** Items that open something, in the order of the menu. */
export function readItems(manifest: string): readonly AiccItem[] {
  const document = new DOMParser().parseFromString(manifest, 'text/xml');
  return elements(document.documentElement!, 'item').filter((item) => item.getAttribute('identifierref')).map((item) => ({
    identifier: item.getAttribute('identifier') ?? '', identifierref: item.getAttribute('identifierref') ?? '', title: textOf(item, 'title') ?? '', prerequisites: textOf(item, 'adlcp:prerequisites') ?? '',
    masteryScore: textOf(item, 'adlcp:masteryscore') === undefined ? null : Number(textOf(item, 'adlcp:masteryscore')),
  }));
}

function elements(root: Element, name: string): readonly Element[] {
  return [...root.getElementsByTagName(name)];
}

function textOf(item: Element, name: string): string | undefined {
  return [...item.childNodes].filter((node): node is Element => node.nodeName === name)[0]?.textContent ?? undefined;
}

/** Whether the expression holds. Throws on text that is not aicc_script, or that names an item which is not there. */
export function holds(expression: string, statusOf: (identifier: string) => LessonStatus | undefined): boolean {
  if (expression === '') return true;
  let at = 0;
  const peek = (): string => expression[at] ?? '';
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at} of ${expression}`);
  };
  const take = (character: string): void => void (peek() === character ? at++ : fail(`expected ${character}`));
  const word = (): string => {
    const found = /^[A-Za-z0-9_-]+/.exec(expression.slice(at))?.[0] ?? fail('expected an identifier');
    at += found.length;
    return found;
  };
  const known = (identifier: string): LessonStatus => statusOf(identifier) ?? fail(`no item ${identifier}`);
  const isDone = (identifier: string): boolean => known(identifier) === 'passed' || known(identifier) === 'completed';
  const operand = (): boolean => {
    if (peek() === '~') {
      at++;
      return !operand();
    }
    if (peek() === '(') {
      at++;
      const value = or();
      take(')');
      return value;
    }
    const name = word();
    if (peek() === '*') return set(Number(name));
    if (peek() === '=') {
      at++;
      return known(name) === (letters[word()] ?? fail('unknown status'));
    }
    if (expression.startsWith('<>', at)) {
      at += 2;
      return known(name) !== (letters[word()] ?? fail('unknown status'));
    }
    return isDone(name);
  };
  const set = (count: number): boolean => {
    take('*');
    take('{');
    const members = [word()];
    while (peek() === ',') {
      at++;
      members.push(word());
    }
    take('}');
    if (!Number.isInteger(count) || count < 1) fail('a set needs a count');
    return members.map(isDone).filter(Boolean).length >= count;
  };
  const and = (): boolean => {
    let value = operand();
    while (peek() === '&') {
      at++;
      const right = operand();
      value = value && right;
    }
    return value;
  };
  const or = (): boolean => {
    let value = and();
    while (peek() === '|') {
      at++;
      const right = and();
      value = value || right;
    }
    return value;
  };
  const value = or();
  return at === expression.length ? value : fail('unexpected text');
}

/** What an LMS makes of what a SCO reports (SCORM 1.2 RTE 3.4.2.1, cmi.core.lesson_status with a mastery score). */
export function judged(item: AiccItem, reported: LessonStatus, score: number | null): LessonStatus {
  if (item.masteryScore === null || score === null) return reported;
  return score >= item.masteryScore ? 'passed' : 'failed';
}
