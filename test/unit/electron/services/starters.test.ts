import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { proveGuarantees } from '#shared/checks/guarantees/prove';
import { writeDocument } from '#shared/document/write-document';
import { isChangedSinceApproval } from '#shared/document/content-fingerprint';
import { nodePorts } from '../../../../electron/hosts/node-studio';
import { listStarters } from '../../../../electron/services/starters';
import { sample, sampleNames, sampleText } from '../../../helpers/scenario';

describe('shipped samples', () => {
  it('are listed with title and description; the first start shows the first', async () => {
    const { samples, templates } = await listStarters(nodePorts({ out: '', resources: 'resources', version: '0.0.0' }).resources);
    expect(samples.map(({ name, title }) => [name, title])).toEqual([['pharma-sales-compliance', 'Pharmaceutical sales compliance'], ['project-management', 'Project management academy']]);
    expect(samples.every(({ description }) => description.length > 50)).toBe(true);
    expect(templates.map(({ name }) => name)).toEqual(['blank']);
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
