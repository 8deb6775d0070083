import { mergeDocuments } from '#shared/document/merge-documents';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { StudioError } from '#shared/contract/contract-error';
import type { EditResult, OutsideChoice, OutsideInfo } from '#shared/contract/shapes';
import { diffDocuments, type Backups } from './backups';
import { compareStates } from './compare-states';
import { hiddenFolder } from './folders';
import type { OutsideChange } from './outside-change';
import type { Saver } from './saver';
import type { SessionPorts } from './session-ports';

/** What the choice works on. */
export interface OutsideScene {
  readonly folder: string;
  readonly saver: Saver;
  readonly backups: Backups;
  readonly document: () => TrellisDocument;
  /** Makes the document this one, as one step of Undo. */
  readonly restore: (to: TrellisDocument, label: string) => EditResult;
}

const mostNamed = 50;

/** The change outside in words and numbers: what theirs has that the common ancestor has not, what ours has, and where they overlap. */
export function describeOutside(saver: Saver, ours: TrellisDocument): OutsideInfo | null {
  const change = saver.outside();
  if (!change) return null;
  const base = saver.saved();
  const merged = change.document && mergeDocuments(base, ours, change.document);
  return {
    kind: change.kind,
    message: change.message,
    ours: diffDocuments(base, ours).changes.length,
    theirs: change.document ? diffDocuments(base, change.document).changes.length : 0,
    comparison: change.document ? compareStates(ours, change.document) : null,
    overlaps: merged ? merged.conflicts.slice(0, mostNamed).map(({ id, title, message }) => ({ id, title, message })) : [],
    choices: change.kind === 'changed' ? ['theirs', 'copy', 'merge', 'ours'] : ['ours'],
  };
}

/**
 * `theirs`: theirs is loaded, ours becomes a snapshot. `copy`: the same, and ours becomes a file beside it. `merge`: both; where they overlap ours
 * stays and both are kept as snapshot and backup. `ours`: ours is written, theirs becomes a backup. Loading and merging are one step of Undo.
 */
export async function resolveOutside(ports: SessionPorts, scene: OutsideScene, choice: OutsideChoice): Promise<EditResult> {
  const { saver, backups, document } = scene;
  const change = saver.outside();
  if (!change) throw new StudioError('refused', 'There is no change outside to decide about.');
  if (choice !== 'ours' && !change.document) throw new StudioError('refused', 'The file outside cannot be read, so it can be neither loaded nor merged.');
  await keepTheirs(ports, scene, change);
  if (choice !== 'ours') await backups.snapshot(document(), 'Mine, before the change outside');
  if (choice === 'copy') await writeCopy(ports, scene);
  const again = saver.outside();
  if (again !== change) throw new StudioError('conflict', 'The file has changed once more. Look again, then choose.');
  const theirs = change.document;
  const result = choice === 'ours' || !theirs ? scene.restore(document(), '')
    : choice === 'merge' ? scene.restore(mergeDocuments(saver.saved(), document(), theirs).document, 'Merge with the change outside')
      : scene.restore(theirs, 'Load the change outside');
  saver.settle(change, choice === 'theirs' || choice === 'copy');
  return result;
}

async function keepTheirs({ files, identity }: SessionPorts, { folder, backups }: OutsideScene, change: OutsideChange): Promise<void> {
  if (!change.bytes) return;
  if (change.document) return backups.keep(change.bytes);
  const damaged = files.join(folder, hiddenFolder, 'damaged');
  await files.makeFolder(damaged);
  await files.writeAtomic(files.join(damaged, `course-${identity.sha256(change.bytes).slice(0, 12)}.trellis.json`), change.bytes);
}

/** A file beside the document, under a free name that is recognised as a copy, so that it can be merged later. */
async function writeCopy({ files, clock, app }: SessionPorts, { folder, document }: OutsideScene): Promise<void> {
  const stamp = new Date(clock.now()).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '');
  for (let n = 1; ; n++) {
    const path = files.join(folder, `course.trellis (my conflicted copy ${stamp})${n > 1 ? ` (${n})` : ''}.json`);
    if ((await files.kind(path)) === null) return files.writeAtomic(path, new TextEncoder().encode(writeDocument(document(), app)));
  }
}
