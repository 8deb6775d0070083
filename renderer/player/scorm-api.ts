/** The functions of a SCORM run-time, by name, as an LMS puts them on a window. */
export type ApiObject = Readonly<Record<string, (...values: readonly string[]) => unknown>>;

const deepest = 50;

/**
 * Looks for the API object in this window's parents, then in the opener and its parents (SCORM 1.2 RTE 3.3.6.1, SCORM 2004 RTE 3.3.1). A window of another origin ends the way without noise.
 * Its functions throw once its window is closed: they would go on answering, for an LMS that is gone.
 */
export function findApi(start: Window, name: string): ApiObject | undefined {
  return inParents(start, name) ?? (start.opener ? inParents(start.opener as Window, name) : undefined) ?? inParents(topOpener(start), name);
}

function inParents(start: Window | undefined, name: string): ApiObject | undefined {
  let current = start;
  for (let depth = 0; current && depth < deepest; depth++) {
    const found = apiOf(current, name);
    if (found) return whileOpen(found, current);
    if (current.parent === current) return undefined;
    current = current.parent;
  }
  return undefined;
}

/** Reads each function when it is called: an LMS may put others there later. */
function whileOpen(api: ApiObject, owner: Window): ApiObject {
  return new Proxy<ApiObject>({}, {
    get: (_none, name: string) => (...values: readonly string[]): unknown => {
      if (owner.closed) throw new Error('The window of the LMS is closed.');
      return api[name]?.(...values);
    },
  });
}

function apiOf(candidate: Window, name: string): ApiObject | undefined {
  try {
    return (candidate as unknown as Readonly<Record<string, ApiObject | undefined>>)[name];
  } catch {
    return undefined;
  }
}

function topOpener(start: Window): Window | undefined {
  try {
    return (start.top?.opener as Window | null) ?? undefined;
  } catch {
    return undefined;
  }
}
