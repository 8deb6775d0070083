import type { Finding } from '../../kit/finding';
import { decodeUtf8 } from '../../kit/text';
import type { ImportFile } from '../import/import-plan';
import { attemptsAssumed } from '../packages/one-player/preflight';
import { estimateProgress, progressShape } from '../packages/player/progress-codec';
import { openCourse, type SealedCourse } from '../packages/player/sealed-course';
import { standardNames, suspendLimits } from '../targets';
import { packageFinding } from './package-report';

const place = 'content/course.js';

/** TRL-P026: a package with our player whose progress does not fit into what its standard keeps, as when a manifest was changed by hand. A script that is not ours is let pass. */
export function playerProgressFindings(files: readonly ImportFile[], standard: 'scorm12' | 'scorm2004'): readonly Finding[] {
  const script = files.find(({ path }) => path === place);
  const size = script ? progressOf(script.bytes) : 0;
  if (size <= suspendLimits[standard]) return [];
  return [packageFinding('TRL-P026', 'error', `The progress of the path inside takes about ${size} characters; ${standardNames[standard]} guarantees ${suspendLimits[standard]}. An LMS cuts it off, and learners begin anew.`, [place])];
}

/** Characters that the progress of a full visit takes; 0 for what is no course of ours. The script is anyone's: whatever goes wrong in reading it says only that. */
function progressOf(bytes: Uint8Array): number {
  const text = decodeUtf8(bytes);
  const json = text.ok ? /^window\.trellisCourse = (.*);\s*$/s.exec(text.value)?.[1] : undefined;
  if (json === undefined) return 0;
  try {
    return estimateProgress(progressShape(openCourse(JSON.parse(json) as SealedCourse)), attemptsAssumed);
  } catch {
    return 0;
  }
}
