import type { ChannelName, ParsedRequestOf, ResponseOf } from '#shared/contract/contract';
import { writeCsv } from '#shared/exchange/descriptions/csv/write-csv';
import { slugOf } from '#shared/exchange/identifiers';
import { encodeUtf8 } from '#shared/kit/text';
import { allRecords } from '#shared/document/trellis-document';
import { contractVersion } from '#shared/contract/contract';
import { StudioError } from '#shared/contract/contract-error';
import { compareStates } from '../services/session/compare-states';
import { buildPackage, describePackage } from '../services/export-service';
import { impactOf, listReleases, replacedBy, tryRecordRelease } from '../services/release-service';
import { describePeople } from '../services/simulation/people-for-window';
import { simulateForWindow, sweepForWindow } from '../services/simulation/simulate-for-window';
import { importCommand, planFiles, withAssets } from '../services/import-service';
import { describePending, firstPreview, replacementOf, requirePending } from '../services/replace-service';
import { buildLibrary, buildTemplate } from '../services/library-service';
import { logoEdit } from '../services/logo-service';
import { pageFileEdit } from '../services/page-file-service';
import { pathwayFile } from '../services/pathway-service';
import { pictureFile } from '../services/picture-service';
import { choosePlace, placeFile } from '../services/place-file';
import { fitOf } from '../services/fit-service';
import { readPackage } from '../services/package-service';
import { openPlay, startPlay } from '../services/play/play-service';
import { listStarters, writeStarter } from '../services/starters';
import type { Studio } from '../services/studio';
import { documentName } from '../services/session/folders';

/** Answers one channel. `client`: id of the window that asks. */
type Handler<C extends ChannelName> = (studio: Studio, client: string, request: ParsedRequestOf<C>) => Promise<ResponseOf<C>>;

const maxPreviews = 8;

/** The contract bound to the services: one entry per channel, no logic of its own beyond choosing services. */
export const handlers: { readonly [C in ChannelName]: Handler<C> } = {
  'host.info': async ({ ports }) => ({ host: ports.host, version: ports.version, contractVersion, canReveal: ports.dialogs.showInFolder !== null }),
  'preferences.get': ({ ports }) => ports.preferences.get(),
  'preferences.set': ({ ports }, _client, preferences) => ports.preferences.set(preferences),

  'workspace.current': async (studio) => studio.current()?.session.info() ?? null,
  'workspace.starters': async ({ ports }) => {
    const { samples, templates } = await listStarters(ports.resources);
    return { recents: [...(await ports.preferences.recents())], samples: [...samples], templates: [...templates] };
  },
  'workspace.browse': async ({ ports }, _client, { path }) => {
    const folder = ports.files.absolute(path ?? ports.homeFolder);
    const entries = await ports.files.list(folder);
    if (!entries) throw new StudioError('not-found', `${folder} is not there or is not a folder.`);
    const names = entries.filter((entry) => entry.kind === 'folder' && !entry.name.startsWith('.')).map((entry) => entry.name);
    const folders = names.sort().map(async (name) => {
      const full = ports.files.join(folder, name);
      return { name, path: full, isWorkspace: (await ports.files.kind(ports.files.join(full, documentName)).catch(() => null)) === 'file' };
    });
    return { path: folder, parent: ports.files.parent(folder), folders: await Promise.all(folders) };
  },
  'workspace.pickFolder': async ({ ports }, _client, { title }) => ({ supported: ports.dialogs.pickFolder !== null, path: (await ports.dialogs.pickFolder?.(title)) ?? null }),
  'workspace.open': async (studio, _client, { path }) => {
    try {
      return await studio.openWorkspace(path);
    } catch (error) {
      if (error instanceof StudioError && error.detail.code === 'not-found') await studio.ports.preferences.forget(studio.ports.files.absolute(path));
      throw error;
    }
  },
  'workspace.create': async (studio, _client, { path, starter, title }) => {
    const { files, resources, app } = studio.ports;
    const folder = path === null ? await freshFolder(studio, title ?? starter) : files.absolute(path);
    await writeStarter(files, resources, folder, starter, studio.today(), app, title);
    return studio.openWorkspace(folder);
  },
  'workspace.close': async (studio) => {
    await studio.closeWorkspace();
    return null;
  },

  'document.snapshot': async (studio, client) => {
    const { session } = studio.open();
    return { revision: session.revision(), records: session.records(), history: session.historyFor(client) };
  },
  'document.apply': async (studio, client, request) => studio.open().session.apply(client, request),
  'document.undo': async (studio, client) => studio.open().session.undo(client),
  'document.redo': async (studio, client) => studio.open().session.redo(client),
  'document.setLogo': async (studio, client, { name, bytes }) => {
    const open = studio.open();
    return open.session.apply(client, await logoEdit(open, studio.ports.identity, name, bytes));
  },
  'document.addPageFile': async (studio, client, request) => {
    const open = studio.open();
    return open.session.apply(client, await pageFileEdit(open, studio.ports.identity, request));
  },
  'document.readAsset': async (studio, _client, { id }) => {
    const { session, assets } = studio.open();
    const asset = session.document().tables.asset.get(id);
    if (!asset) throw new StudioError('not-found', `There is no asset ${id}.`);
    return { mediaType: asset.mediaType, bytes: new Uint8Array(await assets.read(asset)) };
  },

  'document.outside': async (studio) => studio.open().session.outside(),
  'document.resolveOutside': async (studio, client, { choice }) => studio.open().session.resolveOutside(client, choice),

  'copies.list': async (studio) => ({ copies: [...(await studio.open().session.copies.list())] }),
  'copies.preview': async (studio, _client, { name }) => studio.open().session.copies.preview(name),
  'copies.merge': async (studio, client, { name }) => studio.open().session.copies.merge(client, name),
  'copies.putAway': async (studio, _client, { name }) => {
    await studio.open().session.copies.putAway(name);
    return null;
  },

  'history.list': async (studio) => ({ states: [...(await studio.open().session.backups.list())] }),
  'history.compare': async (studio, _client, { id }) => {
    const { session } = studio.open();
    return compareStates(session.document(), await session.backups.load(id));
  },
  'history.records': async (studio, _client, { id }) => ({ records: [...allRecords(await studio.open().session.backups.load(id))] }),
  'history.restore': async (studio, client, { id }) => {
    const { session } = studio.open();
    const to = await session.backups.load(id);
    const state = (await session.backups.list()).find((kept) => kept.id === id);
    return session.restore(client, to, state?.name ? `Restore “${state.name}”` : `Restore the backup of ${new Date(state?.at ?? 0).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
  },
  'history.steps': async (studio, client) => ({ steps: [...studio.open().session.steps(client)] }),
  'history.jump': async (studio, client, { step }) => studio.open().session.jump(client, step),
  'history.snapshot': async (studio, _client, { name }) => {
    const { session } = studio.open();
    return session.backups.snapshot(session.document(), name);
  },

  'import.preview': async (studio, _client, request) => {
    const { session, imports } = studio.open();
    const plan = await planFiles(studio.ports.zipReader, studio.ports.identity, session.document(), request);
    const token = studio.ports.identity.randomKey();
    const { pending, preview } = firstPreview(token, session.document(), { name: request.name, plan }, request.replace);
    imports.set(token, pending);
    const [oldest] = imports.keys();
    if (imports.size > maxPreviews && oldest !== undefined) imports.delete(oldest);
    return preview;
  },
  'import.choose': async (studio, _client, { token, replace }) => {
    const { session, imports } = studio.open();
    const pending = { ...requirePending(imports, token), replace };
    const preview = describePending(token, session.document(), pending);
    imports.set(token, pending);
    return preview;
  },
  'import.apply': async (studio, client, { token }) => {
    const { session, assets, imports } = studio.open();
    const pending = requirePending(imports, token);
    if (pending.plan.refused.length > 0) throw new StudioError('refused', `${pending.plan.refused.length} entries were refused, so nothing was imported. Mend them in the source and import again.`);
    const replacement = pending.replace && replacementOf(session.document(), pending, pending.replace);
    const result = await withAssets(assets, session.document, replacement?.assets ?? pending.plan.assets, () => session.apply(client, { commands: [replacement?.command ?? importCommand(session.document(), pending.name, pending.plan)], focus: [] }));
    imports.delete(token);
    return result;
  },
  'import.cancel': async (studio, _client, { token }) => {
    studio.open().imports.delete(token);
    return null;
  },

  'import.template': async (studio, _client, { format }) => {
    const built = await buildTemplate(studio.ports, format);
    const { file, bytes } = await placeFile(studio.ports, studio.open().session.folder, 'Save the template', built);
    return { file, bytes };
  },

  'package.inspect': async ({ ports }, _client, { name, bytes }) => {
    const report = await readPackage(ports.zipReader, bytes, name);
    return { ...report, items: [...report.items], findings: report.findings.map((finding) => ({ code: finding.code, severity: finding.severity, message: finding.message, records: [...finding.records] })) };
  },

  // A window that asks again no longer wants the answer before.
  'export.preview': (studio, client, request) => studio.jobs.run(`${client} preview`, () => undefined, async (step) => {
    const { session, assets } = studio.open();
    const built = await buildPackage(studio.ports, session.document(), assets, request, step);
    const last = replacedBy(await listReleases(studio.ports.files, session.folder, request.role), request.target);
    return describePackage(request, built, last, impactOf(last, request, built));
  }),
  'export.write': (studio, client, request) => studio.jobs.run(client, (at) => studio.tell(client, 'export.progress', at), async (step) => {
    const { session, assets } = studio.open();
    const { files } = studio.ports;
    const built = await buildPackage(studio.ports, session.document(), assets, request, step);
    const file = await choosePlace(studio.ports, session.folder, 'Export', { ...built, suggestedName: built.plan.suggestedName });
    await step({ stage: 'writing', done: 0, total: 0 });
    await files.writeAtomic(file, built.bytes);
    const { number, warning } = await tryRecordRelease(studio.ports, session.folder, request, built, files.baseName(file));
    return { file, bytes: built.bytes.length, sha256: built.sha256, release: number, warning: warning?.message ?? null };
  }),
  'export.library': async (studio, _client, { format }) => {
    const built = await buildLibrary(studio.ports, studio.open().session.document(), format);
    return placeFile(studio.ports, studio.open().session.folder, 'Export the library', built);
  },
  'export.picture': async (studio, _client, request) => {
    const built = pictureFile(studio.ports.identity, request);
    return placeFile(studio.ports, studio.open().session.folder, 'Save the picture', built);
  },
  'export.pathway': async (studio, _client, request) => {
    const { session } = studio.open();
    const built = pathwayFile(studio.ports.identity, session.document(), request);
    return placeFile(studio.ports, session.folder, 'Save the pathway preview', built);
  },
  'export.table': async (studio, _client, { title, rows }) => {
    const bytes = encodeUtf8(writeCsv(rows));
    const built = { suggestedName: `${slugOf(title, 'table')}.csv`, bytes, sha256: studio.ports.identity.sha256(bytes) };
    return placeFile(studio.ports, studio.open().session.folder, 'Save the table', built);
  },
  'export.fit': (studio, client, { role, options }) => studio.jobs.run(`${client} fit`, () => undefined, async (step) => {
    const { session, assets } = studio.open();
    return { fits: [...(await fitOf(studio.ports, session.document(), assets, role, options, step))] };
  }),
  'export.cancel': async ({ jobs }, client) => {
    jobs.cancel(client);
    return null;
  },
  'export.reveal': async ({ ports }, _client, { file }) => {
    await ports.dialogs.showInFolder?.(file);
    return { supported: ports.dialogs.showInFolder !== null };
  },
  'simulation.run': (studio, client, request) => studio.jobs.run(`${client} simulation`, ({ done, total }) => studio.tell(client, 'simulation.progress', { done, total }), async (step) => {
    const { session } = studio.open();
    const document = request.design.kind === 'kept' ? await session.backups.load(request.design.id) : session.document();
    return simulateForWindow(studio.ports, session.folder, document, request, (done, total) => step({ stage: 'building', done, total }));
  }),
  'simulation.people': async (studio, _client, request) => describePeople(studio.open().session.document(), request),
  'simulation.sweep': (studio, client, { cohort, levers }) => studio.jobs.run(`${client} simulation`, ({ done, total }) => studio.tell(client, 'simulation.progress', { done, total }), async (step) => {
    return sweepForWindow(studio.ports, studio.open().session.document(), cohort, levers, (done, total) => step({ stage: 'building', done, total }));
  }),
  'simulation.cancel': async ({ jobs }, client) => {
    jobs.cancel(`${client} simulation`);
    return null;
  },
  'play.start': async (studio, client, request) => {
    const { session, assets } = studio.open();
    return startPlay(studio.ports, { stage: studio.stage, owner: client }, session.document(), assets, request);
  },
  'play.open': ({ ports, stage }, client, file) => openPlay(ports, { stage, owner: client }, file),
  'play.stop': async ({ stage }, _client, { key }) => {
    stage.take(key);
    return null;
  },
  'app.openExternal': async ({ ports }, _client, { url }) => {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (parsed?.protocol !== 'https:') throw new StudioError('refused', 'Only https addresses are opened outside the studio.');
    await ports.dialogs.openExternal?.(parsed.href);
    return null;
  },
};

/** A new folder of the workspaces folder, named after the title. */
async function freshFolder({ ports }: Studio, title: string): Promise<string> {
  const slug = title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'workspace';
  for (let n = 1; ; n++) {
    const folder = ports.files.join(ports.workspacesFolder, n === 1 ? slug : `${slug}-${n}`);
    if ((await ports.files.kind(folder)) === null) return folder;
  }
}
