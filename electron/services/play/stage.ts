import type { PackageLaunch } from '#shared/exchange/packages/launches';
import { mediaTypeOf } from '#shared/exchange/files/media-type';
import { createPlayLrs, type PlayLrs } from './play-lrs';

/** A request to the stage, whatever brought it. `path`: encoded, without the query. */
export interface StageRequest {
  readonly method: string;
  /** Scheme and authority as the page sees them, without a slash at the end. */
  readonly origin: string;
  readonly path: string;
  readonly query: string;
  readonly authorization: string | null;
  readonly body: string;
}

export interface StageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A package that is played. `files` by path. */
export interface StagedPackage {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly launches: readonly PackageLaunch[];
}

/**
 * Where packages are played: an origin of its own, apart from the studio's, so that a package of anyone's can neither see the studio nor reach anything but itself.
 * Packages lie in memory under names that cannot be guessed; the last `mostPackages` are kept.
 */
export interface Stage {
  /** Whether a host serves it, and at which origin. */
  readonly origin: () => string | null;
  /** `changed`: called when a package comes or goes, for hosts that have to clear what the origin stored. */
  readonly listenAt: (origin: string, changed?: () => void) => void;
  /** Puts a package on under this key. `owner`: the window that plays it. */
  readonly put: (key: string, pack: StagedPackage, owner: string) => void;
  readonly take: (key: string) => void;
  /** Takes away everything of a window that is gone. */
  readonly leave: (owner: string) => void;
  /** `shell`: the built files of the run-time page. `frames`: who may show the page, as sources of `frame-ancestors`. */
  readonly answer: (request: StageRequest, shell: ReadonlyMap<string, Uint8Array>, frames: string) => StageAnswer;
}

const mostPackages = 4;

/** Bytes of one request’s body that a host takes. */
export const maxStageBody = 4 * 1024 * 1024;

/** Path of the run-time page below the stage's origin. */
export const stagePage = 'stage/index.html';

interface Entry extends StagedPackage {
  readonly lrs: PlayLrs;
  readonly owner: string;
}

/** `randomKey`: 32 hexadecimal digits. */
export function createStage(randomKey: () => string): Stage {
  const entries = new Map<string, Entry>();
  let at: string | null = null;
  let changed = (): void => undefined;
  return {
    origin: () => at,
    listenAt: (origin, heard = () => undefined) => {
      at = origin;
      changed = heard;
    },
    put: (key, pack, owner) => {
      entries.set(key, { ...pack, owner, lrs: createPlayLrs(pack.launches, randomKey) });
      for (const old of [...entries.keys()].slice(0, -mostPackages)) entries.delete(old);
      changed();
    },
    take: (key) => {
      if (entries.delete(key)) changed();
    },
    leave: (owner) => {
      const left = [...entries].filter(([, entry]) => entry.owner === owner);
      for (const [key] of left) entries.delete(key);
      if (left.length > 0) changed();
    },
    answer: (request, shell, frames) => {
      const [, part = '', key = ''] = request.path.split('/');
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (part === 'stage' || part === 'assets') return isRead ? pageAnswer(shell, request.path.slice(1), frames) : plain(405, 'Refused.');
      const entry = entries.get(key);
      if (!entry) return plain(404, 'Not found.');
      const rest = request.path.slice(part.length + key.length + 3);
      if (part === 'lrs') return json(entry.lrs.answer({ ...request, path: rest, endpoint: `${request.origin}/lrs/${key}` }));
      return part === 'play' && isRead ? fileAnswer(entry.files, rest, packagePolicy(frames)) : plain(404, 'Not found.');
    },
  };
}

const common = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store', 'Permissions-Policy': 'camera=(), microphone=(), geolocation=()' } as const;
/** The run-time page: our own files, and the package in a frame. */
const pagePolicy = (frames: string): string => `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; webrtc 'block'; frame-ancestors ${frames}`;
/** A package may do inside what it does in an LMS, and reach nothing outside: nothing leaves the machine. */
const packagePolicy = (frames: string): string => `default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'self'; webrtc 'block'; frame-ancestors 'self' ${frames}`;
/** Whatever is no page: a package that frames it gets a window that can do nothing. */
const closedPolicy = `default-src 'none'; frame-ancestors 'none'; sandbox`;

/** The first page of a visit clears what an earlier package stored at this origin. */
function pageAnswer(shell: ReadonlyMap<string, Uint8Array>, encoded: string, frames: string): StageAnswer {
  const answer = fileAnswer(shell, encoded, pagePolicy(frames));
  return answer.status === 200 && decode(encoded) === stagePage ? { ...answer, headers: { ...answer.headers, 'Clear-Site-Data': '"storage"' } } : answer;
}

function fileAnswer(files: ReadonlyMap<string, Uint8Array>, encoded: string, policy: string): StageAnswer {
  const path = decode(encoded);
  const bytes = path === undefined ? undefined : files.get(path);
  if (path === undefined || !bytes) return plain(404, 'Not found.');
  const type = mediaTypeOf(path);
  const isText = /^text\/|javascript|json|xml/.test(type);
  return { status: 200, headers: { ...common, 'Content-Security-Policy': policy, 'Content-Type': isText ? `${type}; charset=utf-8` : type }, body: bytes };
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

/** A refusal in words. */
export function plain(status: number, text: string): StageAnswer {
  return { status, headers: { ...common, 'Content-Security-Policy': closedPolicy, 'Content-Type': 'text/plain; charset=utf-8' }, body: new TextEncoder().encode(`${text}\n`) };
}

function json({ status, body }: { readonly status: number; readonly body: string }): StageAnswer {
  return { status, headers: { ...common, 'Content-Security-Policy': closedPolicy, 'Content-Type': 'application/json' }, body: new TextEncoder().encode(body) };
}
