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
}

export interface LockHolder {
  readonly pid: number;
  readonly host: string;
}

/** One writer per workspace. A lock whose process is gone is taken over. */
export interface Locks {
  readonly acquire: (path: string) => Promise<{ readonly ok: true; readonly release: () => Promise<void> } | { readonly ok: false; readonly holder: LockHolder }>;
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
