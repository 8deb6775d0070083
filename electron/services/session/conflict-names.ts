/** A name that a sync program gives to the other version of `course.trellis.json`. `by`: machine or person; `date`: YYYY-MM-DD; both `''` where the name does not tell. */
export interface CopyName {
  /** `numbered`: Google Drive, OneDrive and browsers number alike. */
  readonly source: 'onedrive' | 'dropbox' | 'nextcloud' | 'syncthing' | 'icloud' | 'google-drive' | 'numbered';
  readonly by: string;
  readonly date: string;
}

const stem = String.raw`^course\.trellis`;
const number = String.raw`(?: \(\d{1,3}\))?`;
/** "conflict" in the languages of the sync programs; names without a date are told by it. */
const conflictWord = /conflict|konflikt|conflit|conflitto|conflicto|conflito|ristiriita|конфликт|конфлікт|競合|冲突|衝突|충돌|çakışma/iu;

interface Pattern {
  readonly source: CopyName['source'];
  readonly form: RegExp;
}

/** The first that fits decides. `by`, `y`, `m`, `d`: what the name tells. */
const patterns: readonly Pattern[] = [
  { source: 'syncthing', form: new RegExp(String.raw`${stem}\.sync-conflict-(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)-\d{6}(?:-(?<by>[A-Z0-9]{1,63}))?\.json$`, 'i') },
  { source: 'nextcloud', form: new RegExp(String.raw`${stem} \((?<by>.{0,200}?) ?conflicted copy (?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d) \d{6}\)${number}\.json$`, 'iu') },
  { source: 'nextcloud', form: new RegExp(String.raw`${stem}_conflict-(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)-\d{6}\.json$`, 'i') },
  { source: 'dropbox', form: new RegExp(String.raw`${stem} \((?<by>.{1,200}?)[ ,]*(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)${number}\)${number}\.json$`, 'iu') },
  { source: 'google-drive', form: new RegExp(String.raw`${stem} \[conflict(?: \d{1,3})?\]\.json$`, 'i') },
  { source: 'numbered', form: new RegExp(String.raw`${stem} ?\(\d{1,3}\)\.json$`, 'i') },
  { source: 'icloud', form: new RegExp(String.raw`${stem} \d{1,3}\.json$`, 'i') },
  { source: 'onedrive', form: new RegExp(String.raw`${stem}-(?<by>[^\s].{0,200}?)(?:-\d{1,3})?\.json$`, 'iu') },
];

/** What a file name in a workspace's folder tells, or null where it is no other version of the document. Only names: the file may still be unreadable. */
export function parseCopyName(name: string): CopyName | null {
  if (name.length > 255 || /[/\\\0]/.test(name) || isPartialName(name)) return null;
  for (const { source, form } of patterns) {
    const groups = form.exec(name)?.groups;
    if (groups) return { source, by: personOf(groups['by'] ?? ''), date: groups['y'] ? `${groups['y']}-${groups['m'] ?? ''}-${groups['d'] ?? ''}` : '' };
    if (form.test(name)) return { source, by: '', date: '' };
  }
  const inside = new RegExp(String.raw`${stem} \((?<text>.{1,200})\)${number}\.json$`, 'iu').exec(name)?.groups?.['text'] ?? '';
  return conflictWord.test(inside) ? { source: 'dropbox', by: personOf(inside), date: '' } : null;
}

/** "Anna's conflicted copy" → "Anna"; '' where the words of the language do not tell. */
function personOf(text: string): string {
  const english = /^(.*?)(?:['’]s?)? conflicted copy$/iu.exec(text);
  if (english) return english[1] ?? '';
  return conflictWord.test(text) ? '' : text;
}

/** Names of files that a program is still writing, or keeps for itself: never a document, whatever they hold. */
export function isPartialName(name: string): boolean {
  return /^(\.|~)|~$|\.(tmp|temp|part|partial|filepart|crdownload|download|icloud|lock|bak)$/i.test(name);
}
