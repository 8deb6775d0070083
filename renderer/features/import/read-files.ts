import { t } from '../../i18n/t';
import type { PickedFiles } from '../../store/session';

/** What the host reads at most (the limits of archives): said before the memory of the window is filled with it. */
const mostBytes = 200 * 1024 * 1024;
const mostFiles = 20_000;

interface Budget {
  bytes: number;
  files: number;
}

const ignored = /(^|\/)(\.git|node_modules|\.DS_Store)(\/|$)/;

async function readOne(file: File, path: string, spent: Budget): Promise<{ path: string; bytes: Uint8Array<ArrayBuffer> }> {
  spent.bytes += file.size;
  spent.files += 1;
  if (spent.bytes > mostBytes || spent.files > mostFiles) throw new Error(t('import.tooLarge', { megabytes: mostBytes / 1024 / 1024, files: mostFiles }));
  return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The files of an input element, folder inputs with their relative paths. */
export async function readPicked(list: readonly File[]): Promise<PickedFiles> {
  const kept = list.filter((file) => !ignored.test(file.webkitRelativePath || file.name));
  const [first] = kept;
  const folder = first?.webkitRelativePath.split('/')[0] ?? '';
  const spent: Budget = { bytes: 0, files: 0 };
  const files = await Promise.all(kept.map((file) => readOne(file, folder ? file.webkitRelativePath.slice(folder.length + 1) : file.name, spent)));
  return { name: folder || first?.name || '', files };
}

/** What was dropped: files, or folders with all that is in them. */
export async function readDropped(transfer: DataTransfer): Promise<PickedFiles> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const [first] = entries;
  const root = entries.length === 1 && first?.isDirectory ? first.name : '';
  const files: { path: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const spent: Budget = { bytes: 0, files: 0 };
  for (const entry of entries) await walk(entry, root ? '' : entry.name, files, spent);
  return { name: first?.name ?? '', files };
}

async function walk(entry: FileSystemEntry, path: string, files: PickedFiles['files'], spent: Budget): Promise<void> {
  if (ignored.test(path)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    files.push(await readOne(file, path, spent));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const child of batch) await walk(child, path ? `${path}/${child.name}` : child.name, files, spent);
  }
}
