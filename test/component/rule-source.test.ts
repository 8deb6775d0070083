import { describe, expect, it } from 'vitest';
import { applyCommands } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { createDocument } from '#shared/document/trellis-document';
import { parseRecord, type TrellisRecord } from '#shared/model/record';
import type { Rule } from '#shared/model/rule';
import { lineFinder, readJson } from '../../renderer/store/source/json-text';
import { readSource, sourceOf } from '../../renderer/store/source/read-source';
import { sourceSchemas } from '../../renderer/store/source/source-schemas';
import { devRecords } from '../../renderer/dev/dev-records';

const records = devRecords.map((record) => {
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
});
const document = createDocument(records);
const rules = [...document.tables.rule.values()].filter((rule) => rule.role === 'role:rep');
const rule = rules.find((one) => one.id === 'rule:phases') as Rule;
const one = { isList: false, type: 'rule' } as const;
const all = { isList: true, type: 'rule' } as const;
const text = sourceOf([rule], one);
const read = (changed: string) => readSource(document, changed, [rule], one);
const faults = (changed: string): readonly string[] => {
  const reading = read(changed);
  return reading.ok ? [] : reading.faults.map(({ line, message }) => `${line}: ${message}`);
};

describe('JSON with places', () => {
  it('reads what JSON.parse reads', () => {
    for (const json of ['{}', '[]', ' [1, -2.5e3, true, null, "a\\n\\u00e4"] ', '{"a": {"b": [{}]}}', text]) {
      const result = readJson(json);
      expect(result.ok && result.value.value).toEqual(JSON.parse(json));
    }
  });
  it('refuses what JSON.parse refuses', () => {
    for (const json of ['', '{', '[1,]', '{"a":1,}', '{a:1}', '01', '1.', '"a', '"\\x"', '[1 2]', 'nul', "{'a':1}", '{"a" 1}', '"a\tb"']) {
      expect(() => JSON.parse(json) as unknown).toThrow();
      expect(readJson(json).ok, json).toBe(false);
    }
  });
  it('a name that stands twice is a fault; __proto__ is a field like any other', () => {
    expect(readJson('{"a":1,\n"a":2}')).toEqual({ ok: false, error: { kind: 'twice', offset: 8, text: 'a' } });
    const odd = readJson('{"__proto__": {"x": 1}}');
    expect(odd.ok && Object.keys(odd.value.value as object)).toEqual(['__proto__']);
  });
  it('knows the line of a field', () => {
    const json = '{\n "a": [\n  {"b": 1}\n ]\n}';
    const result = readJson(json);
    expect(result.ok && lineFinder(json)(result.value.offsetOf(['a', 0, 'b']))).toBe(3);
    expect(result.ok && lineFinder(json)(result.value.offsetOf(['a', 7]))).toBe(2);
  });
});

describe('texts that nobody means', () => {
  it('what is too deep is refused with its line, the reason and a remedy', () => {
    expect(faults('\n'.repeat(2) + '['.repeat(12_000))).toEqual([expect.stringMatching(/^3: .*more than 100 deep.*Look for brackets/)]);
    expect(faults(text.replace('"title"', `"x": ${'['.repeat(3000)}${']'.repeat(3000)}, "title"`))).toEqual([expect.stringContaining('more than 100 deep')]);
  });
  it('what is too long is refused before it is read', () => {
    expect(faults(text.replace('"title": "', `"title": "${'x'.repeat(12_000_000)}`))).toEqual([expect.stringMatching(/^1: The text has more than 1000000 characters/)]);
    expect(faults(text.replace('"title": "', `"title": "${'x'.repeat(900_000)}`))).toEqual([expect.stringContaining('the most is 300')]);
  });
  it('of thousands of faults the first fifty are named', () => {
    expect(faults(JSON.stringify({ ...rule, bands: Array.from({ length: 4000 }, () => ({})) }, null, 2))).toHaveLength(50);
  });
});

describe('the source of a rule', () => {
  it('unchanged changes nothing', () => {
    expect(read(text)).toEqual({ ok: true, commands: [] });
  });
  it('a change is one command', () => {
    const reading = read(text.replace('"to": 6000', '"to": 5500').replace('"from": 6000', '"from": 5500'));
    expect(reading.ok && reading.commands.map((command) => command.name)).toEqual(['record.update']);
  });
  it('an operator that is not known is refused with line, reason and remedy', () => {
    const changed = text.replace('"do": "waive"', '"do": "wave"');
    const line = changed.split('\n').findIndex((one) => one.includes('wave')) + 1;
    expect(faults(changed)[0]).toMatch(new RegExp(`^${line}: .*action\\.do is "wave", which is not known\\. Use one of .*“waive”`));
  });
  it('fields, references, ids and broken text are refused in words', () => {
    expect(faults(text.replace('"kind":', '"sort":'))).toEqual(expect.arrayContaining([expect.stringContaining('“sort” is not a field of the record')]));
    expect(faults(text.replace('"module": "module:', '"module": "module:no-'))).toEqual([expect.stringContaining('does not exist')]);
    expect(faults(text.replace('"rule:phases"', '"rule:other"'))).toEqual([expect.stringContaining('Write rule:phases again')]);
    expect(faults('{')).toEqual([expect.stringContaining('ends too early')]);
    expect(faults(text.replace('"from": 0', '"from": -1'))).toEqual([expect.stringContaining('the least is 0')]);
    expect(faults(text.replace('"id":', '"__proto__": {}, "id":'))).not.toEqual([]);
  });
  it('an optional field that is taken out is no longer said', () => {
    const zone = [...document.tables.zone.values()][0]!;
    const said = { ...zone, sameObjectives: true };
    const before = createDocument([...records.filter((record) => record.id !== zone.id), said]);
    const reading = readSource(before, sourceOf([zone], one), [said], { isList: false, type: 'zone' });
    const applied = reading.ok ? applyCommands(before, reading.commands) : null;
    expect(applied?.ok && applyDiff(before, applied.value.diff).tables.zone.get(zone.id)).toEqual(zone);
  });
  it('all rules: added, changed and left out in one go', () => {
    const list = [{ ...rule, id: 'rule:new', title: 'Another' }, ...rules.slice(1).map((one, index) => (index === 0 ? { ...one, title: 'Changed' } : one))];
    const reading = readSource(document, JSON.stringify(list), rules, all);
    expect(reading.ok && reading.commands.map((command) => command.name)).toEqual(['record.create', 'record.update', 'record.remove']);
    const twice = readSource(document, JSON.stringify([rule, rule]), rules, all);
    expect(twice.ok || twice.faults[0]?.message).toContain('stands twice');
    expect(readSource(document, '{}', rules, all).ok).toBe(false);
  });
  it('schemas for completion are draft 7, closed, one for each kind and for the list', () => {
    const schemas = sourceSchemas();
    expect(schemas.map((schema) => schema.fileMatch[0])).toEqual(['inmemory://rule/*.json', 'inmemory://gate/*.json', 'inmemory://zone/*.json', 'inmemory://rules/*.json', 'inmemory://records/*.json']);
    expect(schemas[0]?.schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', additionalProperties: false });
  });
});

describe('any records as a source', () => {
  const any = { isList: true, type: 'any', brief: true } as const;
  const everything = [...Object.values(document.tables)].flatMap((table) => [...(table as ReadonlyMap<string, TrellisRecord>).values()]);
  const list = (change: (items: Record<string, unknown>[]) => unknown): string => { const items = JSON.parse(sourceOf(everything, any)) as Record<string, unknown>[]; return JSON.stringify(change(items) ?? items, null, 2); };
  const readAll = (changed: string) => readSource(document, changed, everything, any);
  const says = (changed: string): string => { const reading = readAll(changed); return reading.ok ? '' : reading.faults.map(({ message }) => message).join(' '); };
  const find = (items: Record<string, unknown>[], type: string) => items.find((item) => item['type'] === type)!;

  it('the whole document reads back as no change at all, defaults left out', () => {
    const reading = readAll(sourceOf(everything, any));
    expect(reading.ok && reading.commands).toEqual([]);
    expect(sourceOf(everything, any)).not.toContain('"description": ""');
  });
  it('new records may refer to each other; the whole is applied as the text says', () => {
    const reading = readAll(list((items) => void items.push({ id: 'module:n1', type: 'module', title: 'New', competencies: ['competency:new'] }, { id: 'competency:new', type: 'competency', title: 'New one' }, { id: 'edge:n', type: 'edge', from: 'module:n1', to: 'module:reading' })));
    const applied = reading.ok ? applyCommands(document, reading.commands) : null;
    expect(applied?.ok).toBe(true);
    const after = applied?.ok ? applyDiff(document, applied.value.diff) : document;
    expect(after.tables.module.get('module:n1')?.competencies).toEqual(['competency:new']);
    expect(after.tables.edge.get('edge:n')).toMatchObject({ from: 'module:n1', kind: 'prerequisite' });
  });
  it('a link with other ends is drawn anew, past the guard against loops; its score alone is an update', () => {
    const edge = [...document.tables.edge.values()].find(({ kind }) => kind === 'prerequisite')!;
    const turned = readAll(list((items) => { const item = items.find(({ id }) => id === edge.id)!; [item['from'], item['to']] = [item['to'], item['from']]; }));
    expect(turned.ok && turned.commands.map(({ name }) => name)).toEqual(['record.remove', 'edge.add']);
    const scored = readAll(list((items) => { items.find(({ id }) => id === edge.id)!['needs'] = { score: 8000, done: false }; }));
    const applied = scored.ok ? applyCommands(document, scored.commands) : null;
    expect(scored.ok && scored.commands.map(({ name }) => name)).toEqual(['record.update']);
    expect(applied?.ok && applyDiff(document, applied.value.diff).tables.edge.get(edge.id)?.needs).toEqual({ score: 8000, done: false });
  });
  it('what is left out is removed; what still points there is named', () => {
    const competency = [...document.tables.module.values()].flatMap(({ competencies }) => competencies)[0]!;
    expect(says(list((items) => items.filter(({ id }) => id !== competency)))).toContain(`${competency} does not exist`);
    const objective = [...document.tables.objective.values()][0]!;
    const reading = readAll(list((items) => items.filter(({ id }) => id !== objective.id)));
    expect(reading.ok && reading.commands).toEqual([{ name: 'record.remove', payload: { ids: [objective.id] } }]);
  });
  it('unknown types and fields are faults with their place, and change nothing', () => {
    expect(says(list((items) => { find(items, 'module')['type'] = 'modul'; }))).toContain('"modul"');
    expect(says(list((items) => { find(items, 'module')['minuts'] = 3; }))).toContain('“minuts” is not a field');
    expect(says('[3]')).not.toBe('');
    expect(readSource(document, 'x'.repeat(50), everything, { ...any, most: 40 }).ok).toBe(false);
  });
});
