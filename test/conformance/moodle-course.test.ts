import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeZip } from '#electron/adapters/zip-writer';
import { allRecords, createDocument } from '#shared/document/trellis-document';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { parseXmlBytes } from '#shared/exchange/files/xml/parse-xml';
import { childOf } from '#shared/exchange/files/xml/xml-element';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { isAvailable, namedActivities, readBackup, xmlOf } from '../helpers/moodle-evaluator';
import { naughtyTexts } from '../helpers/naughty-text';
import { asUtf8, naughtyRole, plainPlan } from '../helpers/plain-targets';
import { richRole } from '../helpers/rich-role';
import { exportInput, sampleRole } from '../helpers/sample-role';

const imported = [
  { id: 'course:c', type: 'course', title: 'Old' },
  { id: 'asset:old', type: 'asset', path: 'old page.html', sha256: 'cd'.repeat(32), bytes: 3, course: 'course:c' },
  { id: 'asset:pic', type: 'asset', path: 'img/a.png', sha256: 'ef'.repeat(32), bytes: 3, course: 'course:c' },
  { id: 'page:e3-2', type: 'page', module: 'module:e3', title: 'Old page', place: 2, format: 'asset', asset: 'asset:old' },
];
const document = richRole(...imported);
const plan = plainPlan(document, 'moodle');

const rootFiles = ['moodle_backup.xml', 'files.xml', 'badges.xml', 'completion.xml', 'grade_history.xml', 'groups.xml', 'outcomes.xml', 'questions.xml', 'roles.xml', 'scales.xml'];
const courseFiles = ['calendar.xml', 'comments.xml', 'completiondefaults.xml', 'contentbank.xml', 'course.xml', 'enrolments.xml', 'filters.xml', 'inforef.xml', 'roles.xml'];
const activityFiles = ['calendar.xml', 'comments.xml', 'filters.xml', 'grade_history.xml', 'grades.xml', 'inforef.xml', 'module.xml', 'page.xml', 'roles.xml', 'xapistate.xml'];

/** Faults of a backup that would stop Moodle's restore or change what it restores. */
function backupFaults(files: readonly PackageFile[]): readonly string[] {
  const { activities, sections, settings, files: stored, course } = readBackup(files);
  const known = new Set(activities.map(({ cm }) => cm));
  const expected = [
    ...rootFiles, ...courseFiles.map((name) => `course/${name}`), ...sections.flatMap(({ directory }) => ['section.xml', 'inforef.xml'].map((name) => `${directory}/${name}`)),
    ...activities.flatMap(({ directory }) => activityFiles.map((name) => `${directory}/${name}`)), ...new Set(stored.map(({ hash }) => `files/${hash.slice(0, 2)}/${hash}`)),
  ];
  const bytesOf = (hash: string): Uint8Array => files.find(({ path }) => path === `files/${hash.slice(0, 2)}/${hash}`)?.bytes ?? new Uint8Array();
  const isOnce = (list: readonly unknown[]): boolean => new Set(list).size === list.length;
  const wanted = [...activities.map(({ directory }) => ['activity', directory.slice('activities/'.length)]), ...sections.map(({ directory }) => ['section', directory.slice('sections/'.length)])].flatMap(([level, name]) => [`${level} ${name} ${name}_included 1`, `${level} ${name} ${name}_userinfo 0`]);
  return [
    ...files.filter(({ path }) => path.endsWith('.xml')).flatMap(({ path }) => (xmlOf(files, path).documentElement ? [] : [`empty ${path}`])),
    ...(JSON.stringify([...expected].sort()) === JSON.stringify(files.map(({ path }) => path).sort()) ? [] : ['files']),
    ...(isOnce([...known]) && isOnce(activities.map(({ cm }) => cm)) && isOnce(activities.map(({ contextId }) => contextId)) && isOnce(sections.map(({ id }) => id)) && isOnce(stored.map(({ id }) => id)) ? [] : ['id twice']),
    ...(JSON.stringify(settings.filter(({ level }) => level !== 'root').map(({ level, of, name, value }) => `${level} ${of} ${name} ${value}`).sort()) === JSON.stringify(wanted.sort()) ? [] : ['settings']),
    ...(JSON.stringify(sections.map(({ number }) => number)) === JSON.stringify(sections.map((_section, at) => at)) ? [] : ['section numbers']),
    ...(activities.every(({ cm, sectionId }) => sections.filter(({ sequence }) => sequence.includes(cm)).map(({ id }) => id).join() === String(sectionId)) && isOnce(sections.flatMap(({ sequence }) => sequence)) ? [] : ['sequence']),
    ...(activities.every(({ availability }) => namedActivities(availability).every((cm) => known.has(cm))) ? [] : ['restriction names nothing']),
    ...(canAllOpen(activities) ? [] : ['some activity never opens']),
    ...(activities.every(({ completion, completionView }) => completion === 2 && completionView === 1) && course.enableCompletion ? [] : ['completion']),
    ...(stored.every(({ hash, size }) => createHash('sha1').update(bytesOf(hash)).digest('hex') === hash && bytesOf(hash).length === size) ? [] : ['contenthash']),
    ...(activities.every(({ fileIds, contextId }) => JSON.stringify(fileIds) === JSON.stringify(stored.filter((file) => file.contextId === contextId).map(({ id }) => id))) ? [] : ['inforef']),
    ...(activities.every(({ content, contextId }) => [...content.matchAll(/@@PLUGINFILE@@(\/[^"]*)"/g)].every(([, path]) => stored.some((file) => file.contextId === contextId && file.path === decodeURIComponent(path!)))) ? [] : ['a file that is shown is missing']),
  ];
}

function nameIn(files: readonly PackageFile[], path: string): string | undefined {
  const parsed = parseXmlBytes(files.find((file) => file.path === path)?.bytes ?? new Uint8Array());
  return parsed.ok ? childOf(childOf(parsed.value, 'page')!, 'name')?.text : undefined;
}

/** Whoever completes what is open can go on until everything is complete: no restriction waits for itself. */
function canAllOpen(activities: ReturnType<typeof readBackup>['activities']): boolean {
  const known = new Set(activities.map(({ cm }) => cm));
  const done = new Set<number>();
  for (let before = -1; before < done.size; ) {
    before = done.size;
    for (const { cm, availability } of activities) if (isAvailable(availability, done, known)) done.add(cm);
  }
  return done.size === known.size;
}

const changed = (path: string | RegExp, from: string | RegExp, to: string): readonly PackageFile[] =>
  plan.files.map((file) => ((typeof path === 'string' ? file.path === path : path.test(file.path)) ? { ...file, bytes: new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace(from, to)) } : file));

describe('the Moodle course', () => {
  const { activities, sections } = readBackup(plan.files);
  const byRecord = new Map(activities.map((activity) => [activity.idNumber, activity]));
  const known = new Set(activities.map(({ cm }) => cm));
  const opens = (record: string, ...done: readonly string[]): boolean => isAvailable(byRecord.get(`module:${record}`)!.availability, new Set(done.map((other) => byRecord.get(`module:${other}`)!.cm)), known);

  it('has everything that a restore reads, listed both ways; each fault is noticed', () => {
    expect(backupFaults(plan.files)).toEqual([]);
    const some = byRecord.get('module:late')!;
    const folder = new RegExp(`^${some.directory}/module.xml$`);
    expect(backupFaults(plan.files.filter(({ path }) => path !== `${some.directory}/xapistate.xml`))).toEqual(['files']);
    expect(backupFaults([...plan.files, { path: 'activities/page_1/page.xml', bytes: new TextEncoder().encode('<activity/>') }])).toEqual(['files']);
    expect(backupFaults(changed('moodle_backup.xml', `<name>page_${some.cm}_userinfo</name>`, '<name>page_userinfo</name>'))).toEqual(['settings']);
    expect(backupFaults(changed(folder, /"cm&quot;:|&quot;cm&quot;:\d+/, '&quot;cm&quot;:1'))).toEqual(['restriction names nothing', 'some activity never opens']);
    expect(backupFaults(changed(folder, /(&quot;cm&quot;:)\d+/, `$1${some.cm}`))).toEqual(['some activity never opens']);
    expect(backupFaults(changed(folder, '<completion>2</completion>', '<completion>0</completion>'))).toEqual(['completion']);
    expect(backupFaults(changed(folder, /<module id="\d+"/, `<module id="${byRecord.get('module:k')!.cm}"`))).toEqual(expect.arrayContaining(['id twice', 'sequence']));
    expect(backupFaults(changed(/section\.xml$/, `<sequence>${some.cm}</sequence>`, '<sequence/>'))).toEqual(['sequence']);
    expect(backupFaults(plan.files.map((file) => (file.path.startsWith('files/') ? { ...file, bytes: new Uint8Array([1]) } : file)))).toEqual(['contenthash']);
    expect(backupFaults(changed(/\/inforef.xml$/, /<file>[^]*?<\/file>/, ''))).toEqual(['inforef']);
    expect(() => backupFaults(changed(folder, '</module>', ''))).toThrow(/module\.xml/);
    expect(() => isAvailable('{"op":"&","c":[{"type":"completion","cm":1,"e":1}]}', known, known)).toThrow('showc');
    expect(() => isAvailable('{"op":"|","c":[],"showc":[]}', known, known)).toThrow('show');
    expect(() => isAvailable('{"op":"|","show":true,"c":[{"op":"&","c":[],"showc":[]}]}', known, known)).toThrow('show inside');
    expect(() => isAvailable('{"op":"&","c":[{"type":"completion","cm":"1","e":1}],"showc":[true]}', known, known)).toThrow('condition');
    expect([isAvailable('{"op":"!|","c":[{"type":"completion","cm":1,"e":1},{"type":"completion","cm":2,"e":1}],"showc":[true,true]}', new Set([1]), new Set([1, 2])), isAvailable('{"op":"!&","c":[{"type":"completion","cm":1,"e":1},{"type":"completion","cm":2,"e":1}],"show":true}', new Set([1]), new Set([1, 2]))]).toEqual([false, true]);
  });
  it('has a section a zone after the general one, and in it a page a module in the order of the path', () => {
    expect(sections.map(({ name }) => name)).toEqual(['$@NULL@$', 'Core', 'Practice', 'Your focus', 'Groups', 'Late', 'Tips']);
    const title = new Map(activities.map(({ cm, name }) => [cm, name]));
    expect(sections[1]?.sequence.map((cm) => title.get(cm))).toEqual(['Fair balance and the code', 'Clinical trial phases', 'Field certification test', 'Ride along']);
    expect(plan.suggestedName).toBe('field-sales-rep-co-moodle.mbz');
    expect(JSON.parse(byRecord.get('module:b')!.availability!)).toEqual({ op: '&', c: [{ type: 'completion', cm: byRecord.get('module:intro')!.cm, e: 1 }], showc: [true] });
  });
  it('opens what the design opens: links, k of n, nested groups, blocks, gates', () => {
    expect([opens('intro'), opens('b'), opens('b', 'intro'), opens('exam', 'intro'), opens('exam', 'b')]).toEqual([true, false, true, false, true]);
    expect([opens('k', 'g1'), opens('k', 'g1', 'g3'), opens('k', 'g2', 'g3')]).toEqual([false, true, true]);
    const nested = JSON.parse(byRecord.get('module:k')!.availability!) as { op: string; show: boolean; c: readonly unknown[] };
    expect([nested.op, nested.show, nested.c.length]).toEqual(['|', true, 3]);
    expect([opens('n', 's1', 's2'), opens('n', 's1', 's2', 'g1'), opens('n', 's1', 's2', 'g1', 'g2'), opens('n', 's2', 'k'), opens('n', 's1', 's2', 'k')]).toEqual([false, false, true, false, true]);
    const all = ['g1', 'g2', 'g3', 'k', 'n', 's1', 's2', 'measure'];
    expect([opens('late', ...all), opens('late', ...all, 'e1'), opens('late', ...all, 'e1', 'e3'), opens('late', ...all.slice(1), 'e1', 'e3')]).toEqual([false, false, true, false]);
  });
  it('says before it is written what Moodle keeps: never a mark, a test, a number of choices or a result', () => {
    const fates = plan.rules.map(({ rule, fate }) => `${fate}: ${rule}`);
    expect(fates).toEqual(expect.arrayContaining([
      'kept: Prerequisites (3)', 'degraded: Prerequisites on modules with a mark, or recorded by somebody else (2)', 'kept: Blocks (2)', 'kept: Requirement group “Two of three” (Module k)', 'kept: Requirement group “Nested” (Module n)',
      'kept: Zone “Core” (core-testable)', 'degraded: Zone “Practice” (remedial)', 'degraded: Zone “Your focus” (elective)', 'kept: Zone “Tips” (open)', 'degraded: Gate “Late”', 'degraded: Rule “Placement b” (Clinical trial phases)',
      'degraded: After 1 failed attempt at “Field certification test”', 'dropped: After 3 failed attempts at “Field certification test”', 'dropped: Pre-assessment of “Clinical trial phases”', 'degraded: Test of “Clinical trial phases”', 'degraded: Test of “Field certification test”', 'degraded: Test of “Module measure”',
      'degraded: Recorded by somebody else: “Ride along”', 'dropped: Earlier completions and exemptions',
    ]));
    expect(plan.rules.filter(({ how }) => how === '')).toEqual([]);
    expect(plan.rules.find(({ rule }) => rule === 'Test of “Field certification test”')?.how).toContain('“Test EXAM” and the pass mark of 80 % are left out');
    expect(plan.preflight.map(({ code, records }) => `${code} ${records[0]}`).sort()).toEqual(['TRL-X007 module:ride', 'TRL-X008 module:b', 'TRL-X013 role:r', 'TRL-X014 module:e3', 'TRL-X045 module:b', 'TRL-X045 module:exam', 'TRL-X045 module:measure']);
    const missing = planExport({ ...exportInput(document, { player: [], xsd: [] }, 'moodle'), assets: () => undefined });
    expect(missing.ok ? [] : missing.error.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['TRL-X009', 'TRL-X009', 'TRL-X009']);
  });
  it('shows pages without script, with their pictures; imported pages in a frame that may do nothing', () => {
    const intro = byRecord.get('module:intro')!.content;
    expect(intro).toContain('<strong>Because you meet customers.</strong>');
    expect(intro).toContain('src="@@PLUGINFILE@@/assets/abababababababab.svg"');
    expect(intro).not.toMatch(/<script|href="javascript|<img src=x/i);
    expect(byRecord.get('module:e3')!.content).toContain('<iframe sandbox title="Old page" src="@@PLUGINFILE@@/imported/c/old%20page.html"');
    expect(byRecord.get('module:ride')!.content).toBe('<p>Your supervisor records this module.</p>');
  });
  it('is the same bytes twice and in whatever order records were made; its numbers outlive titles and places', async () => {
    const again = plainPlan(createDocument([...allRecords(document)].reverse()), 'moodle');
    expect(await writeZip(again.files)).toEqual(await writeZip(plan.files));
    const other = plainPlan(richRole(...imported, moduleOf('intro', { title: 'Other', place: 99 }), moduleOf('new'), edgeOf('new', 'b')), 'moodle');
    expect(other.identifiers).toMatchObject(plan.identifiers);
    expect(backupFaults(other.files)).toEqual([]);
  });
  it('carries odd titles as they are, but for characters that XML forbids; names that are too long are cut, and said', () => {
    const naughty: ExportPlan = plainPlan(naughtyRole(), 'moodle');
    expect(backupFaults(naughty.files)).toEqual([]);
    // Read by a parser of XML 1.0: xmldom turns U+2028 into a line break, as XML 1.1 does.
    const found = new Map(readBackup(naughty.files).activities.map(({ idNumber, directory }) => [idNumber, nameIn(naughty.files, `${directory}/page.xml`)]));
    naughtyTexts.forEach((title, index) => {
      // eslint-disable-next-line no-control-regex -- exactly what XML 1.0 forbids
      const expected = asUtf8(title).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
      const name = found.get(`module:n${String(index).padStart(3, '0')}`);
      const isCut = title.length > 255;
      expect(isCut ? name?.endsWith('…') && expected.startsWith(name.slice(0, -1)) && name.length <= 255 : name === expected, title).toBe(true);
      expect(naughty.preflight.some(({ code, records }) => code === 'TRL-X046' && records[0] === `module:n${String(index).padStart(3, '0')}`)).toBe(isCut);
    });
  });
});

describe('a choice with too many combinations', () => {
  const keys = Array.from({ length: 12 }, (_nothing, at) => `m${at}`);
  const wide = documentOf(roleOf(), ...keys.map((key) => moduleOf(key)), moduleOf('end'), zoneOf('core', 'core-testable', [...keys, 'end']), { id: 'requirement:six', type: 'requirement', module: 'module:end', title: 'Six', group: { need: 'count', atLeast: 6, of: keys.map((key) => `module:${key}`) } });
  it('waits for all of them, is degraded and said with the number', () => {
    const made = plainPlan(wide, 'moodle');
    expect(made.rules.find(({ rule }) => rule.startsWith('Requirement group'))).toMatchObject({ fate: 'degraded' });
    expect(made.preflight.find(({ code }) => code === 'TRL-X044')?.message).toContain('more than 200 combinations');
    const { activities } = readBackup(made.files);
    const end = activities.find(({ idNumber }) => idNumber === 'module:end')!;
    const others = activities.filter((activity) => activity !== end).map(({ cm }) => cm);
    const known = new Set(activities.map(({ cm }) => cm));
    expect([isAvailable(end.availability, new Set(others.slice(1)), known), isAvailable(end.availability, new Set(others), known)]).toEqual([false, true]);
  });
});

it('a role without modules is a course with its general section', () => {
  const empty = plainPlan(createDocument([...allRecords(sampleRole())].filter(({ type }) => ['settings', 'role'].includes(type))), 'moodle');
  expect(backupFaults(empty.files)).toEqual([]);
  expect(readBackup(empty.files).activities).toEqual([]);
});
