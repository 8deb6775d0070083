import { readFileSync } from 'node:fs';
import Ajv2019 from 'ajv/dist/2019';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#shared/document/read-document';
import { naughtyTexts } from '../helpers/naughty-text';
import { naughtyRole, onlyText, plainPlan } from '../helpers/plain-targets';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { hasSharedSchemas, sharedSchemaPath } from '../helpers/shared-data';
import { planExport } from '#shared/exchange/export-package';

interface Link { identifier: string; uri: string; title: string }
interface Association { identifier: string; associationType: string; originNodeURI: Link; destinationNodeURI: Link; sequenceNumber?: number; notes?: string }
interface Item { identifier: string; uri: string; fullStatement: string; CFItemType: string; notes?: string; extensions: { trellis: string } }
interface Package { CFDocument: { identifier: string; lastChangeDateTime: string }; CFItems: Item[]; CFAssociations: Association[]; CFRubrics: { identifier: string }[]; CFDefinitions: { CFItemTypes: { identifier: string }[] } }

const competency = { id: 'competency:c', type: 'competency', title: 'Literacy', levels: [{ title: 'Knows' }, { title: 'Does', behaviours: ['Reads\nwell'], provedBy: ['module:exam'] }] };
const packageOf = (document = sampleRole(competency)): Package => JSON.parse(onlyText(plainPlan(document, 'case'))) as Package;

const schemaFile = 'case1.1/case_v1p1_cfpackage-jsonschema1.json';
const formats = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, date: /^\d{4}-\d{2}-\d{2}$/,
};
const associationTypes = ['isChildOf', 'isPeerOf', 'isPartOf', 'exactMatchOf', 'precedes', 'isRelatedTo', 'replacedBy', 'exemplar', 'hasSkillLevel', 'isTranslationOf'];

/** Faults that the schema does not see: it has no idea which node is there. */
function faultsOf({ CFDocument, CFItems, CFAssociations, CFRubrics, CFDefinitions }: Package): readonly string[] {
  const nodes = new Set([CFDocument.identifier, ...CFItems.map(({ identifier }) => identifier)]);
  const all = [CFDocument, ...CFItems, ...CFAssociations, ...CFRubrics, ...CFDefinitions.CFItemTypes].map(({ identifier }) => identifier);
  const ends = CFAssociations.flatMap((association) => [association.originNodeURI, association.destinationNodeURI]);
  const children = CFAssociations.filter(({ associationType }) => associationType === 'isChildOf');
  return [
    ...(new Set(all).size === all.length ? [] : ['duplicate identifier']),
    ...(ends.every(({ identifier }) => nodes.has(identifier)) ? [] : ['dangling node']),
    ...(ends.every(({ identifier, uri }) => uri === `urn:uuid:${identifier}`) ? [] : ['uri of a link']),
    ...(CFAssociations.every(({ associationType }) => associationTypes.includes(associationType) || /^ext:[A-Za-z0-9._-]+$/.test(associationType)) ? [] : ['association type']),
    ...(CFItems.every(({ identifier }) => children.filter(({ originNodeURI }) => originNodeURI.identifier === identifier).length === 1) ? [] : ['item outside the tree']),
  ];
}

describe('the CASE package', () => {
  const made = packageOf();
  const byRecord = new Map(made.CFItems.map((item) => [item.extensions.trellis, item]));

  it('holds competencies, modules and objectives as one tree, and prerequisites as precedes', () => {
    expect(made.CFItems.map((item) => item.CFItemType).filter((type, at, all) => all.indexOf(type) === at)).toEqual(['Competency', 'Module', 'Objective']);
    expect(faultsOf(made)).toEqual([]);
    const precedes = made.CFAssociations.filter(({ associationType }) => associationType === 'precedes').map(({ originNodeURI, destinationNodeURI }) => [originNodeURI.title, destinationNodeURI.title]);
    expect(precedes.sort()).toEqual([['Clinical trial phases', 'Field certification test'], ['Fair balance and the code', 'Clinical trial phases'], ['Field certification test', 'Ride along']]);
    expect(made.CFAssociations.find(({ associationType }) => associationType === 'ext:proves')).toMatchObject({ originNodeURI: { title: 'Field certification test' }, destinationNodeURI: { title: 'Literacy' }, notes: 'Level 2: Does' });
    expect(byRecord.get('module:exam')!.notes).toContain('the third time, your coach decides how to go on.');
  });
  it('its faults would be seen: a dangling node, an identifier twice, requires, an item outside the tree', () => {
    const [first, ...rest] = made.CFAssociations;
    const elsewhere = '00000000-0000-5000-8000-000000000000';
    expect(faultsOf({ ...made, CFAssociations: [...made.CFAssociations, { ...first!, identifier: elsewhere, associationType: 'isRelatedTo', destinationNodeURI: { ...first!.destinationNodeURI, identifier: elsewhere, uri: `urn:uuid:${elsewhere}` } }] })).toEqual(['dangling node']);
    expect(faultsOf({ ...made, CFRubrics: [{ identifier: made.CFDocument.identifier }] })).toEqual(['duplicate identifier']);
    expect(faultsOf({ ...made, CFAssociations: made.CFAssociations.map((association) => (association.associationType === 'precedes' ? { ...association, associationType: 'requires' } : association)) })).toEqual(['association type']);
    expect(faultsOf({ ...made, CFAssociations: rest })).toEqual(['item outside the tree']);
  });
  it('keeps identifiers whatever the text is, and gives two roles different ones', () => {
    const other = packageOf(sampleRole({ ...competency, title: 'Another title' }, { id: 'objective:new', type: 'objective', module: 'module:intro', text: 'New' }));
    const idOf = (made: Package, record: string): string => made.CFItems.find((item) => item.extensions.trellis === record)!.identifier;
    expect([idOf(other, 'competency:c'), idOf(other, 'module:exam'), other.CFDocument.identifier]).toEqual([idOf(made, 'competency:c'), idOf(made, 'module:exam'), made.CFDocument.identifier]);
    const elsewhere = planExport({ ...exportInput(sampleRole(competency, { id: 'role:s', type: 'role', title: 'Second', inherits: 'role:r' }), { player: [], xsd: [] }, 'case'), role: 'role:s' });
    const second = JSON.parse(elsewhere.ok ? Buffer.from(elsewhere.value.files[0]!.bytes).toString() : '{}') as Package;
    expect(idOf(second, 'module:exam')).not.toBe(idOf(made, 'module:exam'));
    expect(faultsOf(second)).toEqual([]);
  });
  it('takes its time from the document and resolves nowhere', () => {
    expect(made.CFDocument.lastChangeDateTime).toBe('2026-11-01T00:00:00Z');
    expect(onlyText(plainPlan(sampleRole(competency), 'case'))).not.toMatch(/https?:/);
  });
  it('gives back odd titles as they were, lone surrogates too', () => {
    const items = packageOf(naughtyRole()).CFItems;
    expect(items.filter((item) => item.CFItemType === 'Module').map((item) => item.fullStatement)).toEqual(naughtyTexts);
    expect(items.filter((item) => item.CFItemType === 'Competency').map((item) => item.fullStatement)).toEqual(naughtyTexts);
  });
  it('says which rule is told where', () => {
    const { rules } = plainPlan(sampleRole(competency), 'case');
    expect(rules.find(({ rule }) => rule.startsWith('Prerequisites'))).toMatchObject({ fate: 'degraded', how: 'Described in associations of the type precedes; whatever reads it has to enforce it.' });
    expect(rules.find(({ rule }) => rule.startsWith('Earlier'))?.fate).toBe('dropped');
  });
});

describe.skipIf(!hasSharedSchemas(schemaFile))('the published schema of CASE 1.1', () => {
  const validate = new Ajv2019({ strict: false, formats, allErrors: true }).compile(JSON.parse(readFileSync(sharedSchemaPath(schemaFile), 'utf8')) as object);

  it('takes a small role, the sample workspace and a role of odd titles', () => {
    const sample = readDocument(JSON.parse(readFileSync(new URL('../../resources/samples/pharma-sales-compliance/course.trellis.json', import.meta.url), 'utf8')));
    const planned = sample.ok ? planExport({ ...exportInput(sample.value, { player: [], xsd: [] }, 'case'), role: 'role:field-rep' }) : { ok: false as const };
    const packages = [packageOf(), packageOf(naughtyRole()), JSON.parse(planned.ok ? Buffer.from(planned.value.files[0]!.bytes).toString() : 'null') as Package];
    for (const made of packages) {
      expect(validate(made), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
      expect(faultsOf(made)).toEqual([]);
    }
  });
  it('refuses what is not CASE', () => {
    const made = packageOf();
    const [association, ...rest] = made.CFAssociations;
    expect(validate({ ...made, CFAssociations: [{ ...association, associationType: 'requires' }, ...rest] })).toBe(false);
    expect(validate({ ...made, CFDocument: { ...made.CFDocument, identifier: 'not-a-uuid' } })).toBe(false);
    expect(validate({ ...made, more: 1 })).toBe(false);
  });
});
