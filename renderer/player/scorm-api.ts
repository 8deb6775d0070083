/** The SCORM 1.2 run-time API as an LMS offers it (RTE 3.2). */
export interface ScormApi {
  readonly LMSInitialize: (empty: '') => unknown;
  readonly LMSFinish: (empty: '') => unknown;
  readonly LMSGetValue: (element: string) => unknown;
  readonly LMSSetValue: (element: string, value: string) => unknown;
  readonly LMSCommit: (empty: '') => unknown;
  readonly LMSGetLastError: () => unknown;
}

const deepest = 50;

/** Looks in this window's parents, then in the opener and its parents. A window of another origin ends the way without noise. */
export function findScormApi(start: Window): ScormApi | undefined {
  return inParents(start) ?? (start.opener ? inParents(start.opener as Window) : undefined) ?? inParents(topOpener(start));
}

function inParents(start: Window | undefined): ScormApi | undefined {
  let current = start;
  for (let depth = 0; current && depth < deepest; depth++) {
    const found = apiOf(current);
    if (found) return found;
    if (current.parent === current) return undefined;
    current = current.parent;
  }
  return undefined;
}

function apiOf(candidate: Window): ScormApi | undefined {
  try {
    return (candidate as Window & { readonly API?: ScormApi }).API;
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
