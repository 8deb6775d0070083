import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { bundleJsonSchema, bundleSchema } from '#shared/exchange/descriptions/bundle/bundle';
import { planExport } from '#shared/exchange/export-package';
import { exportInput, sampleRole } from '../../../helpers/sample-role';

const schemaPath = fileURLToPath(new URL('../../../../resources/schemas/bundle.schema.json', import.meta.url));

describe('the JSON bundle', () => {
  const profile = { id: 'profile:x', type: 'profile', title: 'Somebody' };
  const planned = planExport(exportInput(sampleRole(profile), { player: [], xsd: [] }, 'json'));
  const text = planned.ok ? Buffer.from(planned.value.files[0]!.bytes).toString() : '';

  it('is valid by the published schema, which is fresh (npx vitest run -u test/unit/shared/exchange/bundle.test.ts writes it)', async () => {
    const published = bundleJsonSchema();
    await expect(published).toMatchFileSnapshot(schemaPath);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(published) as object);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...(JSON.parse(text) as object), format: 'other' })).toBe(false);
  });

  it('reads back, carries no sample person, and says that it enforces nothing', () => {
    const bundle = bundleSchema.parse(JSON.parse(text));
    expect(bundle.records.some((record) => record.type === 'profile')).toBe(false);
    expect(bundle.roles).toMatchObject([{ id: 'role:r', compiles: true }]);
    expect(bundle.roles[0]!.modules.map((module) => module.id).slice(0, 2)).toEqual(['module:intro', 'module:p']);
    expect(planned.ok && [planned.value.suggestedName, new Set(planned.value.rules.map((rule) => rule.fate))]).toEqual(['field-sales-rep-co.json', new Set(['degraded'])]);
  });
});
