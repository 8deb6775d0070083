import { objectOf, type Cmi5Launch } from './launch';
import type { Statement } from './statements';

/** `taken`; `refused`: the same request would be refused again; `failed`: worth another try. */
export type Delivery = 'taken' | 'refused' | 'failed';

/** What a launch reads and writes. Reading throws when the LRS does not answer as the standard asks. */
export interface Lrs {
  /** A document of the State API for this learner, registration and AU; null when there is none. */
  readonly state: (id: string) => Promise<string | null>;
  /** What the LMS keeps of the learner's preferences; null when there is none, or it is withheld. */
  readonly preferences: () => Promise<string | null>;
  readonly putState: (id: string, text: string) => Promise<Delivery>;
  readonly putStatement: (statement: Statement) => Promise<Delivery>;
}

/** Characters that go along with a closing page for sure (Fetch, keepalive: 64 KiB for all requests under way). */
const keptAlive = 60_000;

/** Exchanges the launch for a token (cmi5 8.2: POST, once) and speaks xAPI 1.0.3 with it. Throws when there is no token. */
export async function openLrs({ endpoint, fetch: tokenUrl, agent, registration, activity }: Cmi5Launch, request: typeof fetch): Promise<Lrs> {
  const answer = await request(tokenUrl, { method: 'POST' });
  const token = objectOf(await answer.text())?.['auth-token'];
  if (!answer.ok || typeof token !== 'string') throw new Error('cmi5: the LMS gave no token.');
  const headers = { authorization: `Basic ${token}`, 'x-experience-api-version': '1.0.3' };
  const address = (resource: string, values: Readonly<Record<string, string>>): string => `${endpoint}${resource}?${new URLSearchParams(values).toString()}`;
  const stateOf = (stateId: string): string => address('activities/state', { activityId: activity, agent, registration, stateId });
  const read = async (url: string, absent: readonly number[]): Promise<string | null> => {
    const response = await request(url, { headers, cache: 'no-store' });
    if (response.ok) return response.text();
    if (absent.includes(response.status)) return null;
    throw new Error(`cmi5: ${response.status} from the LRS.`);
  };
  const put = async (url: string, body: string, there: readonly number[] = []): Promise<Delivery> => {
    try {
      const { ok, status } = await request(url, { method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, body, keepalive: body.length < keptAlive });
      return ok || there.includes(status) ? 'taken' : deliveryOf(status);
    } catch {
      return 'failed';
    }
  };
  return {
    state: (id) => read(stateOf(id), [404]),
    preferences: () => read(address('agents/profile', { agent, profileId: 'cmi5LearnerPreferences' }), [403, 404]),
    putState: (id, text) => put(stateOf(id), text),
    // The LRS has a statement of this id: an earlier try got through (xAPI 1.0.3, Communication 2.1.1: 409 Conflict).
    putStatement: (statement) => put(address('statements', { statementId: statement.id }), JSON.stringify(statement), [409]),
  };
}

function deliveryOf(status: number): Delivery {
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status) ? 'refused' : 'failed';
}
