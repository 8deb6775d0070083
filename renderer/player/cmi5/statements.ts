import type { AnsweredQuestion, Response } from '../interactions';
import type { ModuleAttempt } from '../lms';
import type { Report } from '../report';
import { duration } from '../scorm2004';
import type { Cmi5Launch } from './launch';
import type { LaunchData } from './launch-data';

/** An xAPI statement, ready to be sent. */
export interface Statement {
  readonly id: string;
  readonly timestamp: string;
  readonly actor: object;
  readonly verb: { readonly id: string; readonly display: object };
  readonly object: { readonly objectType: 'Activity'; readonly id: string; readonly definition?: object };
  readonly result?: object;
  readonly context: object;
}

/** Verbs of cmi5 defined statements that this player uses (cmi5 9.3). */
export type DefinedVerb = 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated';

/** Clock and chance of the statements. `now`: ISO 8601 in UTC, later each time; `uuid`: another one each time. */
export interface StatementTools {
  readonly now: () => string;
  readonly uuid: () => string;
}

export interface StatementWriter {
  /** A cmi5 defined statement about the AU. `seconds`: of this session; `report`: what passed and failed take their score from. */
  readonly defined: (verb: DefinedVerb, id: string, seconds: number, report?: Report) => Statement;
  readonly module: (attempt: ModuleAttempt) => Statement;
  readonly answered: (answer: AnsweredQuestion) => Statement;
  /** A learner's note about a module. */
  readonly commented: (text: string, module: string) => Statement;
}

const cmi5 = 'https://w3id.org/xapi/cmi5/context';
const verbs = 'http://adlnet.gov/expapi/verbs';
const activities = 'http://adlnet.gov/expapi/activities';

/** Statements of one launch. The context is the LMS's template, to which only is added (cmi5 10, contextTemplate). */
export function statementWriter(launch: Cmi5Launch, data: LaunchData, { now, uuid }: StatementTools): StatementWriter {
  const base = (verb: string, id: string): Pick<Statement, 'id' | 'timestamp' | 'actor' | 'verb'> => ({ id, timestamp: now(), actor: launch.actor, verb: { id: `${verbs}/${verb}`, display: { en: verb } } });
  const about = (part: string, definition: object): Statement['object'] => ({ objectType: 'Activity', id: `${launch.activity}/${part}`, definition });
  return {
    defined: (verb, id, seconds, report) => {
      const isJudged = verb === 'passed' || verb === 'failed';
      const categories = ['cmi5', ...(isJudged || verb === 'completed' ? ['moveon'] : [])].map((name) => `${cmi5}/categories/${name}`);
      const extensions = isJudged && data.masteryScore !== null ? { [`${cmi5}/extensions/masteryscore`]: data.masteryScore } : {};
      return { ...base(verb, id), object: { objectType: 'Activity', id: launch.activity }, ...resultOf(verb, seconds, isJudged && report ? scoreOf(verb, report, data.masteryScore) : null), context: contextOf(launch, data, 'category', categories, extensions) };
    },
    module: ({ module, title, scaled, isPassed }) => ({
      ...base(isPassed === null ? 'completed' : isPassed ? 'passed' : 'failed', uuid()),
      object: about(modulePart(module), { type: `${activities}/module`, name: { und: title } }),
      result: { ...(scaled === null ? {} : { score: { scaled } }), ...(isPassed === null ? { completion: true } : { success: isPassed }) },
      context: contextOf(launch, data, 'parent', [launch.activity], {}),
    }),
    answered: ({ id, type, right, bounds, isRight, ...given }) => ({
      ...base('answered', uuid()),
      object: about(`question/${encodeURIComponent(id)}`, { type: `${activities}/cmi.interaction`, interactionType: type, correctResponsesPattern: [bounds ? bounds.join('[:]') : responseText(type, right)] }),
      result: { response: responseText(type, given), success: isRight },
      context: contextOf(launch, data, 'parent', [launch.activity], {}),
    }),
    commented: (text, module) => ({
      ...base('commented', uuid()),
      object: about(modulePart(module), { type: `${activities}/module` }),
      result: { response: text },
      context: contextOf(launch, data, 'parent', [launch.activity], {}),
    }),
  };
}

/** Options and matches by their place, o0, o1…, prompts p0, p1… (xAPI 1.0.3, Data, Appendix C). */
function responseText(type: AnsweredQuestion['type'], { places, pairs, text }: Response): string {
  if (type === 'choice') return places.map((place) => `o${place}`).join('[,]');
  return type === 'matching' ? pairs.map(([prompt, match]) => `p${prompt}[.]o${match}`).join('[,]') : text;
}

function modulePart(module: string): string {
  return `module/${encodeURIComponent(module.replace(/^module:/, ''))}`;
}

/** cmi5 9.5: success with passed and failed, completion with completed only, duration with all that end something. */
function resultOf(verb: DefinedVerb, seconds: number, scaled: number | null): Pick<Statement, 'result'> {
  if (verb === 'initialized') return {};
  const said = verb === 'completed' ? { completion: true } : verb === 'terminated' ? {} : { success: verb === 'passed' };
  return { result: { ...(scaled === null ? {} : { score: { scaled } }), ...said, duration: duration(seconds) } };
}

/** Share of 0 to 1. A failed path may have a score that reaches the LMS's mark, as a person is awaited for one module of it: then none is said (cmi5 9.3.5). */
function scoreOf(verb: DefinedVerb, report: Report, mastery: number | null): number | null {
  const scaled = scaledOf(report);
  return verb === 'failed' && scaled !== null && mastery !== null && scaled >= mastery ? null : scaled;
}

/** 0 to 1 with four decimals, or null. */
function scaledOf({ score }: Report): number | null {
  return score === null ? null : Math.round(score * 100) / 10_000;
}

/** What the path says; where the LMS names a mark of its own and there is a score, that mark decides (cmi5 10, masteryScore). */
export function verdictOf(report: Report, mastery: number | null): 'passed' | 'failed' | undefined {
  if (report.success === 'unknown') return undefined;
  const scaled = scaledOf(report);
  return report.success === 'passed' && mastery !== null && scaled !== null && scaled < mastery ? 'failed' : report.success;
}

function contextOf({ registration }: Cmi5Launch, { contextTemplate }: LaunchData, list: 'category' | 'parent', ids: readonly string[], extensions: object): object {
  const given = partOf(contextTemplate['contextActivities']);
  return {
    ...contextTemplate,
    registration,
    contextActivities: { ...given, [list]: [...listOf(given[list]), ...ids.map((id) => ({ objectType: 'Activity', id }))] },
    extensions: { ...extensions, ...partOf(contextTemplate['extensions']) },
  };
}

function partOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** xAPI allows one activity instead of a list (xAPI 1.0.3, Data 2.4.6.2). */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
