/** A request as an LRS gets it. */
export interface LrsRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

export interface LrsAnswer {
  readonly status: number;
  readonly body?: string;
}

interface Said {
  readonly id: string;
  readonly timestamp: string;
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string; readonly definition?: { readonly type: string } };
  readonly result?: { readonly score?: { readonly scaled: number }; readonly success?: boolean; readonly completion?: boolean; readonly duration?: string; readonly response?: string };
  readonly context: { readonly registration: string; readonly contextActivities: Readonly<Record<string, readonly { readonly id: string }[]>>; readonly extensions: Readonly<Record<string, unknown>> };
}

export interface CmiLaunch {
  readonly launchMode?: string;
  readonly masteryScore?: number;
  readonly returnURL?: string;
}

/** An LMS with an LRS for one AU and one learner, by the letter of cmi5: what the standard forbids it answers with an error and writes down in `faults`. */
export interface FakeLrs {
  readonly handle: (request: LrsRequest) => LrsAnswer;
  /** A new session; the query of its launch. `origin`: where the LRS listens. */
  readonly launch: (origin: string, launch?: CmiLaunch) => string;
  readonly statements: () => readonly Said[];
  /** `verb` of each; with the module for those about modules. */
  readonly told: () => readonly string[];
  readonly document: (id: string) => string | undefined;
  readonly faults: readonly string[];
  /** Every request, `METHOD resource`. */
  readonly log: readonly string[];
}

export const registration = '760e3480-ba55-4991-94b0-01820dbd23a2';
export const activity = 'https://lms.test/activity/1';
const publisher = 'urn:trellis:0123456789:player';
const actor = { objectType: 'Agent', account: { homePage: 'https://lms.test', name: '1625378' } };
const agent = JSON.stringify(actor);
const prefix = 'https://w3id.org/xapi/cmi5/context';
const sessionKey = `${prefix}/extensions/sessionid`;
const verbOf = (said: Said): string => said.verb.id.replace('http://adlnet.gov/expapi/verbs/', '');
const listOf = (said: Said, list: string): readonly string[] => (said.context.contextActivities[list] ?? []).map(({ id }) => id);
const isDefined = (said: Said): boolean => listOf(said, 'category').includes(`${prefix}/categories/cmi5`);

export function fakeLrs(): FakeLrs {
  const documents = new Map<string, string>();
  const statements: Said[] = [];
  const faults: string[] = [];
  const log: string[] = [];
  const tokens = new Map<string, string>();
  /** Sessions whose token has been handed out; it holds as long as the session may still say something. */
  const given = new Set<string>();
  let session = 0;

  const faultsOf = (said: Said, of: string): readonly string[] => {
    const verb = verbOf(said);
    const own = statements.filter((other) => other.context.extensions[sessionKey] === said.context.extensions[sessionKey]);
    const verbs = own.filter(isDefined).map(verbOf);
    const all = statements.filter(isDefined).map(verbOf);
    const needs = (rule: string, isMet: boolean): readonly string[] => (isMet ? [] : [`${verb}: ${rule}`]);
    const judged = verb === 'passed' || verb === 'failed';
    const always = [
      ...needs('statement id', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(said.id)), ...needs('UTC timestamp', /Z$/.test(said.timestamp)), ...needs('registration', said.context.registration === registration),
      ...needs('session id', said.context.extensions[sessionKey] === `session ${of}`), ...needs('publisher id', listOf(said, 'grouping').includes(publisher)),
      ...needs('between initialized and terminated', verb === 'initialized' ? own.length === 0 : verbs[0] === 'initialized' && !verbs.includes('terminated')),
      ...needs('later than the one before', own.every((other) => other.timestamp < said.timestamp)),
    ];
    if (!isDefined(said)) return [...always, ...needs('parent', listOf(said, 'parent').includes(activity)), ...needs('object of its own', said.object.id !== activity)];
    return [
      ...always, ...needs('object', said.object.id === activity), ...needs('once a session', !verbs.includes(verb)), ...needs('passed or failed', !judged || !(verbs.includes('passed') || verbs.includes('failed'))),
      ...needs('once a registration', !(verb === 'completed' || verb === 'passed') || !all.includes(verb)), ...needs('not after passed', verb !== 'failed' || !all.includes('passed')),
      ...needs('moveon', listOf(said, 'category').includes(`${prefix}/categories/moveon`) === (judged || verb === 'completed')),
      ...needs('success', said.result?.success === (judged ? verb === 'passed' : undefined)), ...needs('completion', said.result?.completion === (verb === 'completed' ? true : undefined)),
      ...needs('duration', verb === 'initialized' || /^PT/.test(said.result?.duration ?? '')), ...needs('score', judged || said.result?.score === undefined),
    ];
  };
  const putStatement = (request: LrsRequest, of: string): LrsAnswer => {
    const said = JSON.parse(request.body) as Said;
    if (request.url.searchParams.get('statementId') !== said.id) faults.push('statementId');
    const known = statements.find(({ id }) => id === said.id);
    if (known) return { status: JSON.stringify(known) === JSON.stringify(said) ? 204 : 409 };
    const found = faultsOf(said, of);
    faults.push(...found);
    if (found.length > 0) return { status: 403, body: found.join(', ') };
    statements.push(said);
    return { status: 204 };
  };
  const withState = ({ method, url, body }: LrsRequest): LrsAnswer => {
    const { stateId, activityId, agent: who, registration: of } = Object.fromEntries(url.searchParams);
    if (activityId !== activity || who !== agent || of !== registration || stateId === undefined) return { status: 400 };
    if (method === 'PUT' && stateId === 'LMS.LaunchData') faults.push('wrote LMS.LaunchData');
    if (method === 'PUT') documents.set(stateId, body);
    if (method === 'PUT') return { status: 204 };
    const found = documents.get(stateId);
    return found === undefined ? { status: 404 } : { status: 200, body: found };
  };
  const handle = (request: LrsRequest): LrsAnswer => {
    const { method, url, headers } = request;
    const resource = url.pathname.replace(/^\/(lrs\/)?/, '');
    log.push(`${method} ${resource}${url.searchParams.get('stateId') ? ` ${url.searchParams.get('stateId')}` : ''}`);
    if (resource === 'token') {
      const token = tokens.get(url.search);
      tokens.delete(url.search);
      if (method === 'POST' && token) given.add(token.slice('token'.length));
      return { status: 200, body: JSON.stringify(method === 'POST' && token ? { 'auth-token': token } : { 'error-code': '1', 'error-text': 'Already used.' }) };
    }
    const of = /^Basic token(\d+)$/.exec(headers.get('authorization') ?? '')?.[1];
    if (of === undefined || !given.has(of) || headers.get('x-experience-api-version') !== '1.0.3') return { status: 401 };
    if (resource === 'activities/state') return withState(request);
    if (resource === 'agents/profile') return { status: 404 };
    return resource === 'statements' && method === 'PUT' ? putStatement(request, of) : { status: 404 };
  };
  return {
    handle, faults, log,
    statements: () => statements,
    told: () => statements.map((said) => `${verbOf(said)}${isDefined(said) ? '' : ` ${said.object.id.replace(`${activity}/`, '')}`}`),
    document: (id) => documents.get(id),
    launch: (origin, { launchMode = 'Normal', ...more } = {}) => {
      session++;
      const key = `?session=${session}`;
      tokens.set(key, `token${session}`);
      documents.set('LMS.LaunchData', JSON.stringify({ contextTemplate: { contextActivities: { grouping: [{ objectType: 'Activity', id: publisher }] }, extensions: { [sessionKey]: `session ${session}` } }, launchMode, moveOn: 'CompletedOrPassed', ...more }));
      return `?${new URLSearchParams({ endpoint: `${origin}/lrs`, fetch: `${origin}/token${key}`, actor: agent, registration, activityId: activity }).toString()}`;
    },
  };
}
