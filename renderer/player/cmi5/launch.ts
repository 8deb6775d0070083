/** How an LMS launches an AU (cmi5 8.1). */
export interface Cmi5Launch {
  /** With a slash at its end. */
  readonly endpoint: string;
  readonly fetch: string;
  /** The agent as the LMS wrote it: requests for documents have to name it in the same way (cmi5 10). */
  readonly agent: string;
  readonly actor: Readonly<Record<string, unknown>>;
  readonly registration: string;
  readonly activity: string;
}

/** The launch parameters of a query, in any order; undefined when one is missing or the actor is no object. `query`: with or without its question mark. */
export function launchOf(query: string): Cmi5Launch | undefined {
  const values = new URLSearchParams(query);
  const [endpoint = '', fetch = '', agent = '', registration = '', activity = ''] = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'].map((name) => values.get(name) ?? '');
  const actor = objectOf(agent);
  if (!actor || [endpoint, fetch, registration, activity].includes('')) return undefined;
  return { endpoint: endpoint.endsWith('/') ? endpoint : `${endpoint}/`, fetch, agent, actor, registration, activity };
}

/** The object in a text; undefined when it is no JSON, or something else. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
