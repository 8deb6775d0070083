/** The parts of the machine that services take as arguments: time, chance, hashes, timers. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs once after the delay; the returned function calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface Identity {
  /** A fresh random key of lower-case letters and digits, at least 128 bits. */
  readonly randomKey: () => string;
  /** Lower-case hex SHA-256. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** Lower-case hex SHA-1, for formats that name content by it; never for security. */
  readonly sha1: (bytes: Uint8Array) => string;
}

export interface LockHolder {
  readonly pid: number;
  readonly host: string;
}

/** A lock that is held. */
export interface Lock {
  /** Whether it is still ours: a machine that slept may have lost it. Ask before every write. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/**
 * One writer per workspace. The lock of a dead process of this machine is taken over at once; any other when its sign of life has stood still
 * for `staleMs` while this process was watching (so the first try never takes it). `isRunning`: the holder is a running process of this machine. Rejects with FileError where the place cannot be written.
 */
export interface Locks {
  readonly acquire: (path: string) => Promise<{ readonly ok: true; readonly lock: Lock } | { readonly ok: false; readonly holder: LockHolder; readonly isRunning: boolean }>;
}

/** Native dialogs and the shell of the desktop; hosts without them answer null. */
export interface Dialogs {
  readonly pickFolder: ((title: string) => Promise<string | null>) | null;
  readonly pickSaveFile: ((title: string, suggestedName: string) => Promise<string | null>) | null;
  readonly showInFolder: ((path: string) => Promise<void>) | null;
  readonly openExternal: ((url: string) => Promise<void>) | null;
}

export interface Logger {
  readonly warn: (message: string) => void;
}
