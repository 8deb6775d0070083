import type { PackageLaunch } from '#shared/exchange/packages/launches';

/** A request below the LRS of one package. `endpoint`: where the LRS is, as its launches are told. */
export interface LrsRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly authorization: string | null;
  readonly body: string;
  readonly endpoint: string;
}

export interface LrsAnswer {
  readonly status: number;
  /** JSON, or the text of a document. */
  readonly body: string;
}

/** One request of the package, as the log shows it. */
interface Logged {
  readonly n: number;
  readonly call: string;
  readonly args: readonly string[];
  readonly result: string;
}

/**
 * An LMS and LRS for one learner, in memory: enough of cmi5 (sections 8 to 11) and of xAPI's State and Statement resources to run a package and to show what it says.
 * It keeps what it is told and judges nothing; what a strict LMS refuses is the matter of the conformance tests.
 */
export interface PlayLrs {
  readonly answer: (request: LrsRequest) => LrsAnswer;
}

const actor = { objectType: 'Agent', name: 'Preview learner', account: { homePage: 'https://preview.invalid', name: 'preview' } } as const;
const sessionKey = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const nothing = { status: 204, body: '' } as const;
const tooMuch = { status: 413, body: '{"error":"more than is kept here"}' } as const;
/** Characters of documents and statements, with what an entry takes beside its text. */
const mostKept = 16 * 1024 * 1024;
const perEntry = 64;
/** Requests in the log; older ones are dropped, numbers stay. */
const mostLogged = 5000;
const mostTokens = 100;
/** Characters of one word in the log. */
const mostShown = 500;

/** `randomKey`: 32 hexadecimal digits; registrations of two packages never meet. */
export function createPlayLrs(launches: readonly PackageLaunch[], randomKey: () => string): PlayLrs {
  const documents = new Map<string, string>();
  const statements = new Map<string, string>();
  let kept = 0;
  const tokens = new Set<string>();
  const log: Logged[] = [];
  let registration = uuidOf(randomKey());
  let logged = 0;
  let session = 0;
  const write = (call: string, args: readonly string[], result: string): void => {
    log.push({ n: ++logged, call, args: args.map((arg) => arg.slice(0, mostShown)), result });
    if (log.length > mostLogged) log.shift();
  };
  const sizeIn = (map: ReadonlyMap<string, string>, key: string): number => (map.has(key) ? key.length + (map.get(key)?.length ?? 0) + perEntry : 0);
  /** Keeps all of it, or where that is too much nothing. */
  const keep = (map: Map<string, string>, entries: ReadonlyMap<string, string>): boolean => {
    const grows = [...entries.keys()].reduce((sum, key) => sum + sizeIn(entries, key) - sizeIn(map, key), 0);
    if (grows > 0 && kept + grows > mostKept) return false;
    kept += grows;
    for (const [key, value] of entries) map.set(key, value);
    return true;
  };

  const launch = (request: LrsRequest, asked: URLSearchParams): LrsAnswer => {
    const unit = launches[Number(asked.get('item') ?? 0)];
    if (!unit) return { status: 404, body: '{}' };
    if (asked.get('fresh') === '1') {
      registration = uuidOf(randomKey());
      documents.clear();
      statements.clear();
      kept = 0;
    }
    session++;
    const fetchUrl = `${request.endpoint}/token?session=${session}`;
    tokens.add(String(session));
    for (const old of [...tokens].slice(0, -mostTokens)) tokens.delete(old);
    const activityId = unit.id;
    const data = {
      contextTemplate: { contextActivities: { grouping: [{ objectType: 'Activity', id: activityId }] }, extensions: { [sessionKey]: `session-${session}` } },
      launchMode: asked.get('mode') === 'review' ? 'Review' : 'Normal', moveOn: unit.moveOn, ...(unit.masteryScore === null ? {} : { masteryScore: unit.masteryScore }), ...(unit.launchData === '' ? {} : { launchParameters: unit.launchData }),
    };
    if (!keep(documents, new Map([[`${activityId} LMS.LaunchData`, JSON.stringify(data)]]))) return tooMuch;
    const query = new URLSearchParams({ endpoint: `${request.endpoint}/`, fetch: fetchUrl, actor: JSON.stringify(actor), registration, activityId });
    return { status: 200, body: JSON.stringify({ query: query.toString() }) };
  };

  const state = ({ method, body }: LrsRequest, asked: URLSearchParams): LrsAnswer => {
    const name = asked.get('stateId') ?? '';
    const key = `${asked.get('activityId') ?? ''} ${name}`;
    if (method === 'PUT' || method === 'POST') {
      const answer = keep(documents, new Map([[key, body]])) ? nothing : tooMuch;
      write(`${method} state`, [name, `${body.length} characters`], String(answer.status));
      return answer;
    }
    const found = documents.get(key);
    write('GET state', [name], found === undefined ? '404' : '200');
    return found === undefined ? { status: 404, body: '' } : { status: 200, body: found };
  };

  const takeStatements = ({ method, body }: LrsRequest): LrsAnswer => {
    const parsed = parse(body);
    if (parsed === undefined) return { status: 400, body: '{"error":"not JSON"}' };
    const said: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
    if (!said.every(isStatement)) return { status: 400, body: '{"error":"not a statement"}' };
    const named = new Map(said.map((statement, index) => [statement.id ?? `statement-${statements.size + index + 1}`, JSON.stringify(statement)]));
    const isKept = keep(statements, named);
    for (const statement of said) write(`${method} statement`, [verbOf(statement), objectOf(statement), resultOf(statement)].filter((text) => text !== ''), isKept ? '204' : '413');
    if (!isKept) return tooMuch;
    return method === 'PUT' ? nothing : { status: 200, body: JSON.stringify([...named.keys()]) };
  };

  return {
    answer: (request) => {
      const asked = new URLSearchParams(request.query);
      if (request.path === 'launch' && request.method === 'POST') return launch(request, asked);
      if (request.path === 'log' && request.method === 'GET') {
        const after = Number(asked.get('after') ?? 0);
        return { status: 200, body: JSON.stringify(asked.get('count') === '1' ? { count: logged } : log.filter(({ n }) => n > after)) };
      }
      if (request.path === 'token') {
        const isGiven = request.method === 'POST' && tokens.delete(asked.get('session') ?? '');
        write('POST fetch', [], isGiven ? 'token' : 'refused');
        return { status: 200, body: JSON.stringify(isGiven ? { 'auth-token': `preview${asked.get('session') ?? ''}` } : { 'error-code': '1', 'error-text': 'This launch has been used.' }) };
      }
      if (!/^Basic preview\d+$/.test(request.authorization ?? '')) return { status: 401, body: '{}' };
      if (request.path === 'activities/state') return state(request, asked);
      if (request.path === 'agents/profile') return { status: 404, body: '' };
      return request.path === 'statements' && (request.method === 'PUT' || request.method === 'POST') ? takeStatements(request) : { status: 404, body: '{}' };
    },
  };
}

interface Statement {
  readonly id?: string;
  readonly verb?: { readonly id?: string };
  readonly object?: { readonly id?: string; readonly definition?: { readonly name?: Readonly<Record<string, unknown>> | null } | null };
  readonly result?: { readonly score?: { readonly scaled?: unknown } | null } | null;
}

/** What the log reads of it is what it should be; everything else may be anything. */
function isStatement(said: unknown): said is Statement {
  const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
  return isPlain(said) && isText(said['id']) && [said['verb'], said['object']].every((part) => part === undefined || (isPlain(part) && isText(part['id'])));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const lastPart = (id: string): string => id.split('/').at(-1) ?? id;
const verbOf = ({ verb }: Statement): string => lastPart(verb?.id ?? '?');
function objectOf({ object }: Statement): string {
  const [name] = Object.values(object?.definition?.name ?? {});
  return typeof name === 'string' ? name : (object?.id ?? '');
}
function resultOf({ result }: Statement): string {
  const scaled = result?.score?.scaled;
  return typeof scaled === 'number' ? `score ${scaled}` : '';
}

/** A UUID of version 4 made of 32 random hexadecimal digits. */
function uuidOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
