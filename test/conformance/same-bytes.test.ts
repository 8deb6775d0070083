import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { usualOptions } from '#shared/exchange/export-options';
import { exportTargets, type ExportTarget } from '#shared/exchange/targets';
import { nodePorts } from '../../electron/hosts/node-studio';
import { createAssetStore } from '../../electron/services/asset-store';
import { buildPackage } from '../../electron/services/export-service';
import { loadWorkspace } from '../../electron/services/session/load-workspace';
import { projectRoot, withFolder } from '../helpers/cli';
import { exportElsewhere } from '../helpers/plain-targets';

/** Every target is a run of the command line of its own. */
vi.setConfig({ testTimeout: 240_000 });
const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const workspace = join(projectRoot, 'resources/samples/pharma-sales-compliance');
const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as { readonly version: string };
const ports = nodePorts({ out: join(projectRoot, 'out'), resources: join(projectRoot, 'resources'), version });
const { document } = await loadWorkspace(ports.files, ports.identity, workspace);
const role = [...document.tables.role.values()].find(({ code }) => code === 'REP')!.id;

/** As the studio's own service builds it, here in this process. */
async function built(target: ExportTarget, at: string): Promise<string> {
  process.env['TZ'] = at;
  const { bytes } = await buildPackage(ports, document, createAssetStore(ports.files, ports.identity, workspace), { role, target, options: usualOptions });
  return createHash('sha256').update(bytes).digest('hex');
}

it.each(exportTargets)('%s is the same bytes twice, from the service and from the command line, in other time zones and locales', (target) =>
  withFolder(async (folder) => {
    const here = await built(target, 'UTC');
    expect([await built(target, 'UTC'), await built(target, 'America/St_Johns'), exportElsewhere(join(projectRoot, 'bin/trellis.mjs'), workspace, target, join(folder, 'out'), 'Pacific/Kiritimati', 'tr_TR.UTF-8')]).toEqual([here, here, here]);
  }));
