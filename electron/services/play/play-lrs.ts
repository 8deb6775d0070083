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

export function createPlayLrs(launches: readonly PackageLaunch[]): PlayLrs {
  const documents = new Map<string, string>();
  const statements = new Map<string, string>();
  const tokens = new Set<string>();
  const log: Logged[] = [];
  let registration = 1;
  let session = 0;
  const write = (call: string, args: readonly string[], result: string): void => void log.push({ n: log.length + 1, call, args, result });

  const launch = (request: LrsRequest, asked: URLSearchParams): LrsAnswer => {
    const unit = launches[Number(asked.get('item') ?? 0)];
    if (!unit) return { status: 404, body: '{}' };
    if (asked.get('fresh') === '1') {
      registration++;
      documents.clear();
      statements.clear();
    }
    session++;
    const fetchUrl = `${request.endpoint}/token?session=${session}`;
    tokens.add(String(session));
    const activityId = unit.id;
    const data = {
      contextTemplate: { contextActivities: { grouping: [{ objectType: 'Activity', id: activityId }] }, extensions: { [sessionKey]: `session-${session}` } },
      launchMode: asked.get('mode') === 'review' ? 'Review' : 'Normal', moveOn: unit.moveOn, ...(unit.masteryScore === null ? {} : { masteryScore: unit.masteryScore }), ...(unit.launchData === '' ? {} : { launchParameters: unit.launchData }),
    };
    documents.set(`${activityId} LMS.LaunchData`, JSON.stringify(data));
    const query = new URLSearchParams({ endpoint: `${request.endpoint}/`, fetch: fetchUrl, actor: JSON.stringify(actor), registration: uuidOf(registration), activityId });
    return { status: 200, body: JSON.stringify({ query: query.toString() }) };
  };

  const state = ({ method, body }: LrsRequest, asked: URLSearchParams): LrsAnswer => {
    const name = asked.get('stateId') ?? '';
    const key = `${asked.get('activityId') ?? ''} ${name}`;
    if (method === 'PUT' || method === 'POST') {
      documents.set(key, body);
      write(`${method} state`, [name, `${body.length} characters`], '204');
      return nothing;
    }
    const found = documents.get(key);
    write('GET state', [name], found === undefined ? '404' : '200');
    return found === undefined ? { status: 404, body: '' } : { status: 200, body: found };
  };

  const takeStatements = ({ method, body }: LrsRequest): LrsAnswer => {
    const parsed = parse(body);
    if (parsed === undefined) return { status: 400, body: '{"error":"not JSON"}' };
    const said = (Array.isArray(parsed) ? parsed : [parsed]) as readonly Statement[];
    for (const statement of said) {
      statements.set(statement.id ?? `statement-${statements.size + 1}`, JSON.stringify(statement));
      write(`${method} statement`, [verbOf(statement), objectOf(statement), resultOf(statement)].filter((text) => text !== ''), '204');
    }
    return method === 'PUT' ? nothing : { status: 200, body: JSON.stringify(said.map((statement, index) => statement.id ?? `statement-${index + 1}`)) };
  };

  return {
    answer: (request) => {
      const asked = new URLSearchParams(request.query);
      if (request.path === 'launch' && request.method === 'POST') return launch(request, asked);
      if (request.path === 'log' && request.method === 'GET') return { status: 200, body: JSON.stringify(log.slice(Number(asked.get('after') ?? 0))) };
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
  readonly object?: { readonly id?: string; readonly definition?: { readonly name?: Readonly<Record<string, string>> } };
  readonly result?: { readonly score?: { readonly scaled?: number }; readonly success?: boolean; readonly completion?: boolean };
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
const objectOf = ({ object }: Statement): string => Object.values(object?.definition?.name ?? {})[0] ?? object?.id ?? '';
const resultOf = ({ result }: Statement): string => (result?.score?.scaled === undefined ? '' : `score ${result.score.scaled}`);

/** A UUID of the given number: launches need one, and nothing here is secret. */
function uuidOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}
