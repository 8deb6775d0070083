import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { proveGuarantees } from '#shared/checks/guarantees/prove';
import { writeDocument } from '#shared/document/write-document';
import { isChangedSinceApproval } from '#shared/document/content-fingerprint';
import { nodePorts } from '../../../../electron/hosts/node-studio';
import { listStarters, writeStarter } from '../../../../electron/services/starters';
import { sample, sampleNames, sampleText } from '../../../helpers/scenario';

describe('shipped samples', () => {
  it('are listed with title and description; the first start shows the first', async () => {
    const { samples, templates } = await listStarters(nodePorts({ out: '', resources: 'resources', version: '0.0.0' }).resources);
    expect(samples.map(({ name, title }) => [name, title])).toEqual([['pharma-sales-compliance', 'Pharmaceutical sales compliance'], ['project-management', 'Project management academy']]);
    expect(samples.every(({ description }) => description.length > 50)).toBe(true);
    expect(templates.map(({ name }) => name)).toEqual(['blank']);
  });
  it('are made without what a machine kept beside a sample that was opened in place', async () => {
    const { files, resources } = nodePorts({ out: '', resources: 'resources', version: '0.0.0' });
    const kept = { ...resources, folder: async (path: string) => [...(await resources.folder(path)), { path: '.trellis/people.key', bytes: new Uint8Array([1]) }] };
    const base = await mkdtemp(join(tmpdir(), 'trellis-starter-'));
    await writeStarter(files, kept, join(base, 'new'), 'pharma-sales-compliance', '2026-11-30', 'Trellis Studio 0');
    expect(await readdir(join(base, 'new'))).toEqual(expect.arrayContaining(['.gitignore', 'course.trellis.json']));
    expect(await readdir(join(base, 'new'))).not.toContain('.trellis');
    await rm(base, { recursive: true });
  });
  it.each(sampleNames)('%s is written as the studio writes it, byte for byte', (name) => {
    const { app } = JSON.parse(sampleText(name)) as { app: string };
    expect(writeDocument(sample(name), app)).toBe(sampleText(name));
  });
  it.each(sampleNames)('%s has no problem, and all its guarantees hold', (name) => {
    expect(runChecks(sample(name))).toEqual([]);
    expect(proveGuarantees(sample(name)).filter((one) => one.holds !== true)).toEqual([]);
  });
  it.each(sampleNames)('%s: what is approved is what was approved', (name) => {
    const document = sample(name);
    expect([...document.tables.module.keys()].filter((id) => isChangedSinceApproval(document, id))).toEqual([]);
  });
});
