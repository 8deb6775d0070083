import type { FileStore } from '../../ports/file-store';
import type { Clock, Identity, Locks } from '../../ports/machine';

/** What an open workspace needs of the machine. */
export interface SessionPorts {
  readonly files: FileStore;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly locks: Locks;
  /** Name and version, as written into the document. */
  readonly app: string;
}
