import { readDocument } from '#shared/document/read-document';
import { createDocument, settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import { applyDiff } from '#shared/document/diff';
import { writeDocument } from '#shared/document/write-document';
import { StudioError } from '#shared/contract/contract-error';
import { settingsId, settingsSchema } from '#shared/model/settings';
import type { FileStore } from '../ports/file-store';
import type { Resources } from '../ports/resources';
import { documentName, hiddenFolder } from './session/folders';

export interface Starter {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** What a new workspace tells git: our merge driver where it is set up (else git's own merge), no change of line ends; and what is not for git. */
const gitFiles: Readonly<Record<string, string>> = {
  '.gitattributes': `${documentName} text eol=lf merge=trellis\nassets/** -text\nreleases/** -text\n`,
  '.gitignore': `${hiddenFolder}/\n.${documentName}.*.tmp\n`,
};

const blank: Starter = { name: 'blank', title: 'Blank workspace', description: 'No courses, no roles: start with an import or with your first module.' };

/** Samples and templates: whole workspaces below `samples/` and `templates/` of the resources. */
export async function listStarters(resources: Resources): Promise<{ readonly samples: readonly Starter[]; readonly templates: readonly Starter[] }> {
  return { samples: await describe(resources, 'samples'), templates: [blank, ...(await describe(resources, 'templates'))] };
}

async function describe(resources: Resources, folder: 'samples' | 'templates'): Promise<readonly Starter[]> {
  const files = await resources.folder(folder);
  return files
    .filter((file) => file.path.split('/').length === 2 && file.path.endsWith(`/${documentName}`))
    .map((file) => {
      const settings = settingsOf(parse(file.bytes));
      return { name: file.path.split('/')[0] ?? '', title: settings.title, description: settings.description };
    });
}

function parse(bytes: Uint8Array): TrellisDocument {
  const read = readDocument(JSON.parse(new TextDecoder().decode(bytes)));
  if (!read.ok) throw new Error(`A shipped sample cannot be read: ${read.error.message}`);
  return read.value;
}

/** Writes a new workspace. The folder must be empty or not exist. `today`: the day that a blank document takes for its as-of day. */
export async function writeStarter(files: FileStore, resources: Resources, folder: string, starter: string, today: string, app: string, title?: string): Promise<void> {
  const content = await starterFiles(resources, starter, today, app, title);
  const entries = await files.list(folder);
  if ((entries ?? []).length > 0) throw new StudioError('refused', `${folder} is not empty. Choose an empty folder or a new name.`);
  if (entries === null && (await files.kind(folder)) !== null) throw new StudioError('refused', `${folder} is not a folder.`);
  await files.makeFolder(folder);
  const git = Object.entries(gitFiles).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  for (const { path, bytes } of [...git, ...content].filter((file) => file.path !== documentName)) {
    const target = files.join(folder, ...path.split('/'));
    await files.makeFolder(files.parent(target) ?? folder);
    await files.writeAtomic(target, bytes);
  }
  const document = content.find((file) => file.path === documentName);
  if (document) await files.writeAtomic(files.join(folder, documentName), document.bytes);
}

async function starterFiles(resources: Resources, starter: string, today: string, app: string, title: string | undefined): Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]> {
  if (starter === 'blank') {
    const settings = settingsSchema.parse({ id: settingsId, type: 'settings', title: title ?? 'Untitled curriculum', asOf: today });
    return [{ path: documentName, bytes: new TextEncoder().encode(writeDocument(createDocument([settings]), app)) }];
  }
  for (const kind of ['samples', 'templates'] as const) {
    if (!/^[a-z0-9-]{1,80}$/.test(starter)) break;
    // What a machine kept beside a sample that it has opened in place (a journal, the key of its pseudonyms) is nobody else's.
    const files = (await resources.folder(`${kind}/${starter}`)).filter(({ path }) => !path.startsWith(`${hiddenFolder}/`));
    if (files.length > 0) return title === undefined ? files : files.map((file) => (file.path === documentName ? { path: file.path, bytes: retitled(file.bytes, title, app) } : file));
  }
  const known = await listStarters(resources);
  throw new StudioError('not-found', `There is no template “${starter}”. There are: ${[...known.templates, ...known.samples].map((one) => one.name).join(', ')}.`);
}

function retitled(bytes: Uint8Array, title: string, app: string): Uint8Array {
  const document = parse(bytes);
  const before = settingsOf(document);
  return new TextEncoder().encode(writeDocument(applyDiff(document, { changes: [{ id: before.id, before, after: { ...before, title } }] }), app));
}
