import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Identity, Logger } from '../ports/machine';

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export const nodeIdentity: Identity = {
  randomKey: () => randomBytes(16).toString('hex'),
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  sha1: (bytes) => createHash('sha1').update(bytes).digest('hex'),
};

export const stderrLogger: Logger = { warn: (message) => void process.stderr.write(`${message}\n`) };
