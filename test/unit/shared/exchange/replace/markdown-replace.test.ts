import { describe, expect, it } from 'vitest';
import { contentFingerprint } from '#shared/document/content-fingerprint';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { findReplaceable } from '#shared/exchange/import/replace/find-replaceable';
import { planReplacement } from '#shared/exchange/import/replace/plan-replacement';
import { usualChoices } from '#shared/exchange/import/replace/replacement';
import { documentOf, roleOf } from '../../../../helpers/documents';
import { apply, bytesOf, imported, manifestOf, planOf, replacementOf, rowOf, storyline, type SourceFiles } from '../../../../helpers/replace-source';

const page = (title: string, text: string, head = ''): string => `---\ntitle: ${title}\n${head}---\n\n# ${title}\n\n## Objectives\n\n- Can do ${title.toLowerCase()}\n\n## Text\n\n${text}\n`;
const long = (word: string): string => Array.from({ length: 40 }, (_none, at) => `${word} number ${at} of the lesson`).join(', ');

const first: SourceFiles = {
  'README.md': '---\ntitle: Git basics\nversion: 1.0\n---\n\nA course about git.\n',
  '01-setup.md': page('Setup', long('setup'), 'minutes: 10\n'),
  '02-commits.md': page('Commits', long('commit'), 'minutes: 20\n'),
  '03-branches.md': page('Branches', long('branch'), 'minutes: 30\n'),
  '04-remotes.md': page('Remotes', long('remote')),
  '05-svn.md': page('Coming from Subversion', long('svn')),
};
/** Files moved by one, one renamed with its title, one new, one gone, one text changed. */
const second: SourceFiles = {
  'README.md': '---\ntitle: Git basics\nversion: 2.0\n---\n\nA course about git.\n',
  '01-why.md': page('Why version control', long('reason')),
  '02-setup.md': page('Setup', long('setup'), 'minutes: 10\n'),
  '03-commits.md': page('Commits', `${long('commit')}, and how to sign them`, 'minutes: 25\n'),
  '04-branches.md': page('Branches', long('branch'), 'minutes: 30\n'),
  '05-sharing.md': page('Sharing your work', `${long('remote')} and more`),
};

const start = (): TrellisDocument => imported(documentOf(roleOf()), 'git', first);
const course = 'course:git-basics';
const moduleId = (document: TrellisDocument, title: string): string => [...document.tables.module.values()].find((module) => module.title === title)!.id;
const approve = (document: TrellisDocument): TrellisDocument => apply(document, { name: 'module.review', payload: { modules: [...document.tables.module.keys()], state: 'approved', by: 'Ana', on: '2026-05-01' } });

describe('a newer version of a Markdown course', () => {
  it('finds its modules again by identifier, title and similar text, and says why', () => {
    const document = start();
    const replacement = replacementOf(document, course, 'git', second);
    expect(replacement.rows.map(({ title, status, reason }) => [title, status, reason?.kind ?? null])).toEqual([
      ['Why version control', 'new', null],
      ['Setup', 'unchanged', 'title'],
      ['Commits', 'changed', 'title'],
      ['Branches', 'unchanged', 'title'],
      ['Sharing your work', 'changed', 'similar-content'],
      ['Coming from Subversion', 'gone', null],
    ]);
    expect(rowOf(replacement, 'Sharing your work').reason).toEqual({ kind: 'similar-content', share: expect.any(Number) });
    expect(replacement).toMatchObject({ course: { title: 'Git basics', version: '1.0' }, version: '2.0', counts: { changed: 2, new: 1, gone: 1, unchanged: 2, 'left-out': 0, conflicts: 0, reopened: 0 }, isSame: false });
  });

  it('keeps ids, zones, links and what the source does not give, and puts what is new at its place', () => {
    const before = apply(start(),
      { name: 'record.create', payload: { records: [{ id: 'zone:core', type: 'zone', role: 'role:r', title: 'Core', policy: 'core-locked', modules: ['module:setup', 'module:commits'] }] } },
      { name: 'edge.add', payload: { id: 'edge:own', from: 'module:setup', to: 'module:commits' } },
      { name: 'record.update', payload: { updates: [{ id: 'module:commits', set: { owner: 'Ana', tags: ['git'], custom: { cost: 3 } } }] } },
    );
    const after = apply(before, replacementOf(before, course, 'git', second).command);
    expect(after.tables.module.get('module:commits')).toMatchObject({ owner: 'Ana', tags: ['git'], custom: { cost: 3 }, minutes: 25, sourceId: '03-commits.md', title: 'Commits' });
    expect(after.tables.module.get('module:remotes')).toMatchObject({ title: 'Sharing your work', sourceId: '05-sharing.md' });
    expect([...after.tables.zone.values()]).toEqual([...before.tables.zone.values()]);
    expect([...after.tables.edge.values()]).toEqual([...before.tables.edge.values()]);
    const inOrder = [...after.tables.module.values()].sort((a, b) => a.place - b.place).map(({ title }) => title);
    expect(inOrder).toEqual(['Why version control', 'Setup', 'Commits', 'Branches', 'Sharing your work', 'Coming from Subversion']);
    expect(after.tables.course.get(course)).toMatchObject({ version: '2.0' });
    expect(after.tables.objective.get('objective:can-do-commits')).toEqual(before.tables.objective.get('objective:can-do-commits'));
    expect([...after.tables.page.keys()].sort()).toEqual([...before.tables.page.keys(), 'page:why-version-control'].sort());
  });

  it('reopens the approval of what changed and of nothing else, and keeps what was approved', () => {
    const before = approve(start());
    const replacement = replacementOf(before, course, 'git', second);
    const after = apply(before, replacement.command);
    for (const module of before.tables.module.values()) {
      const now = after.tables.module.get(module.id)!;
      const isChanged = contentFingerprint(before, module.id) !== contentFingerprint(after, module.id);
      expect([module.title, now.reviewState, now.approval]).toEqual([module.title, isChanged ? 'in-review' : 'approved', module.approval]);
    }
    expect(replacement.counts.reopened).toBe(2);
    expect(replacement.rows.filter(({ reopens }) => reopens).map(({ title }) => title)).toEqual(['Commits', 'Sharing your work']);
  });

  it('is none where the source is the same, also after edits and a deletion here', () => {
    for (const document of [
      start(), approve(start()),
      apply(start(), { name: 'record.update', payload: { updates: [{ id: 'module:commits', set: { title: 'Commits and more', minutes: 90 } }] } }, { name: 'record.remove', payload: { ids: ['module:setup', 'page:branches'] } }),
      apply(start(), replacementOf(start(), course, 'git', second).command),
    ]) {
      const source = document.tables.course.get(course)!.version === '1.0' ? first : second;
      const replacement = replacementOf(document, course, 'git', source);
      expect(replacement.isSame).toBe(true);
      expect(bytesOf(apply(document, replacement.command))).toBe(bytesOf(document));
    }
  });

  it('asks where both sides changed the same: new content and my fields, all of the source, or mine', () => {
    const page = [...start().tables.page.values()].find(({ module }) => module === 'module:commits')!;
    const before = apply(start(), { name: 'record.update', payload: { updates: [{ id: page.id, set: { body: ['Mine.'] } }] } }, { name: 'record.update', payload: { updates: [{ id: 'module:commits', set: { minutes: 45 } }] } });
    const usual = replacementOf(before, course, 'git', second);
    expect(rowOf(usual, 'Commits')).toMatchObject({ conflict: { because: 'edited', choice: 'content' }, fields: [{ field: 'minutes', change: 'conflict' }], parts: [{ what: 'page', change: 'conflict' }] });
    expect(usual.counts.conflicts).toBe(1);
    const outcome = (choice: 'content' | 'source' | 'mine'): readonly unknown[] => {
      const after = apply(before, replacementOf(before, course, 'git', second, { ...usualChoices, conflicts: { 'module:commits': choice } }).command);
      return [after.tables.module.get('module:commits')!.minutes, after.tables.page.get(page.id)!.body.join().includes('Mine.')];
    };
    expect(outcome('content')).toEqual([45, false]);
    expect(outcome('source')).toEqual([25, false]);
    expect(outcome('mine')).toEqual([45, true]);
  });

  it('keeps, retires or deletes what is no longer in the source', () => {
    const before = start();
    const gone = moduleId(before, 'Coming from Subversion');
    const with_ = (choice: 'keep' | 'retire' | 'delete'): TrellisDocument => apply(before, replacementOf(before, course, 'git', second, { ...usualChoices, gone: { [gone]: choice } }).command);
    expect(with_('keep').tables.module.get(gone)?.reviewState).toBe('draft');
    expect(with_('retire').tables.module.get(gone)?.reviewState).toBe('retired');
    expect(with_('delete').tables.module.has(gone)).toBe(false);
    expect([...with_('delete').tables.page.values()].some(({ module }) => module === gone)).toBe(false);
  });

  it('does not bring back what was deleted here, unless it is asked to', () => {
    const before = apply(start(), { name: 'record.remove', payload: { ids: ['module:branches'] } });
    const left = replacementOf(before, course, 'git', second);
    const row = rowOf(left, 'Branches');
    // Its file has another name now, so it cannot be told from a new one.
    expect(row.status).toBe('new');
    const same = replacementOf(before, course, 'git', { ...first, '01-setup.md': page('Setup', 'Shorter.') });
    expect(rowOf(same, 'Branches').status).toBe('left-out');
    const back = replacementOf(before, course, 'git', { ...first, '01-setup.md': page('Setup', 'Shorter.') }, { ...usualChoices, add: [rowOf(same, 'Branches').module] });
    expect(rowOf(back, 'Branches')).toMatchObject({ status: 'new', wasDeletedHere: true });
    expect([...apply(before, back.command).tables.module.values()].some(({ title }) => title === 'Branches')).toBe(true);
  });
});

describe('modules that were split and merged after the import', () => {
  const files = (more: string): SourceFiles => ({ 'a.md': `# A\n\n${long('alpha')}\n\n## Second half\n\n${long('beta')}${more}\n`, 'b.md': `# B\n\n${long('gamma')}${more}\n`, 'c.md': `# C\n\n${long('delta')}\n` });

  it('keeps the parts of a split module, and says that the new text cannot be divided', () => {
    const before = imported(documentOf(roleOf()), 'letters', files(''));
    const page = [...before.tables.page.values()].find(({ module }) => module === 'module:a')!;
    const at = page.body.findIndex((line) => line.startsWith('## Second'));
    const split = apply(before, { name: 'module.split', payload: { module: 'module:a', cuts: [{ page: page.id, line: at, id: 'module:a2', title: 'Second half', newPage: 'page:a2', edge: 'edge:a2' }] } });
    expect(split.tables.module.get('module:a2')?.imported).toEqual([]);
    const replacement = replacementOf(split, 'course:letters', 'letters', files(' and more'));
    const row = rowOf(replacement, 'A');
    expect(row).toMatchObject({ status: 'unchanged', conflict: { because: 'split', choice: 'mine' } });
    expect(row.notes[0]).toContain('“Second half” holds a part');
    const after = apply(split, replacement.command);
    expect([after.tables.page.get(page.id), after.tables.page.get('page:a2'), after.tables.module.has('module:a2')]).toEqual([split.tables.page.get(page.id), split.tables.page.get('page:a2'), true]);
    expect(replacementOf(after, 'course:letters', 'letters', files(' and more')).isSame).toBe(true);
    expect(replacementOf(split, 'course:letters', 'letters', files('')).isSame).toBe(true);
  });

  it('replaces the pages of a merged module one by one', () => {
    const before = imported(documentOf(roleOf()), 'letters', files(''));
    const merged = apply(before, { name: 'module.merge', payload: { into: 'module:a', modules: ['module:b'] } });
    expect(merged.tables.module.get('module:a')?.imported.map(({ item }) => item)).toEqual(['a.md', 'b.md']);
    expect(replacementOf(merged, 'course:letters', 'letters', files('')).isSame).toBe(true);
    const replacement = replacementOf(merged, 'course:letters', 'letters', files(' and more'));
    expect(replacement.rows.map(({ title, status }) => [title, status])).toEqual([['A', 'changed'], ['C', 'unchanged']]);
    expect(rowOf(replacement, 'A').parts.map(({ change }) => change)).toEqual(['changed', 'changed']);
    const after = apply(merged, replacement.command);
    expect([...after.tables.page.values()].filter(({ module }) => module === 'module:a').map(({ body }) => body.join().includes('and more'))).toEqual([true, true]);
    expect(after.tables.module.has('module:b')).toBe(false);
  });
});

describe('a module that was moved to another course here', () => {
  it('gets its new content there, in its place', () => {
    const before = apply(start(), { name: 'record.create', payload: { records: [{ id: 'course:mine', type: 'course', title: 'Mine' }] } }, { name: 'record.update', payload: { updates: [{ id: 'module:commits', set: { course: 'course:mine', place: 50 } }] } });
    const replacement = replacementOf(before, course, 'git', second);
    expect(rowOf(replacement, 'Commits')).toMatchObject({ status: 'changed', module: 'module:commits' });
    const after = apply(before, replacement.command);
    expect(after.tables.module.get('module:commits')).toMatchObject({ course: 'course:mine', place: 50, minutes: 25 });
    expect([...after.tables.module.values()].filter(({ title }) => title === 'Commits')).toHaveLength(1);
  });
});

describe('courses that an older Trellis imported', () => {
  it('are matched by source id and title; what differs is taken, and said not to be known', () => {
    const before = start();
    const bare = documentOf(...[...Object.values(before.tables)].flatMap((table) => [...(table as ReadonlyMap<string, object>).values()]).map((record) => ('imported' in record ? { ...record, imported: (record as unknown as { type: string }).type === 'module' ? [] : null } : record)) as never[]);
    const replacement = replacementOf(bare, course, 'git', { ...first, '02-commits.md': page('Commits', 'Another text.') });
    expect(rowOf(replacement, 'Commits')).toMatchObject({ status: 'changed', reason: { kind: 'identifier' }, conflict: { because: 'unknown', choice: 'content' } });
    expect(rowOf(replacement, 'Setup').status).toBe('unchanged');
    const after = apply(bare, replacement.command);
    expect(replacementOf(after, course, 'git', { ...first, '02-commits.md': page('Commits', 'Another text.') }).isSame).toBe(true);
  });
});

describe('what cannot be replaced', () => {
  const refused = (document: TrellisDocument, id: string, name: string, files: SourceFiles): string => {
    const before = bytesOf(document);
    const planned = planReplacement(document, planOf(document, name, files), id, name);
    expect(bytesOf(document)).toBe(before);
    return planned.ok ? 'ok' : planned.error.map(({ code, message }) => `${code} ${message}`).join();
  };

  it('TRL-I060: there is no such course; those that are there are named', () => {
    expect(refused(start(), 'course:none', 'git', second)).toMatch(/^TRL-I060 .*course:git-basics/);
  });
  it('TRL-I061: a package of another kind, and a course that was not imported', () => {
    expect(refused(start(), course, 'git.html', { 'git.html': '<h1>Git basics</h1><h2>Setup</h2><p>x' })).toMatch(/^TRL-I061 .*Markdown course.*web pages/);
    const own = apply(start(), { name: 'record.create', payload: { records: [{ id: 'course:own', type: 'course', title: 'Own' }] } });
    expect(refused(own, 'course:own', 'git', second)).toMatch(/^TRL-I061 .*was not imported/);
  });
  it('TRL-I062: a source of several courses, or of none', () => {
    const two = planOf(start(), 'git', second);
    const doubled = { ...two, records: [...two.records, { ...two.records.find(({ type }) => type === 'course')!, id: 'course:other' }] } as typeof two;
    const planned = planReplacement(start(), doubled, course, 'git');
    expect(planned).toMatchObject({ ok: false, error: [{ code: 'TRL-I062' }] });
    expect(planReplacement(start(), { ...two, records: [] }, course, 'git')).toMatchObject({ ok: false, error: [{ code: 'TRL-I062' }] });
  });
  it('TRL-I063: a course without modules', () => {
    const scorm = imported(documentOf(roleOf()), 'data.zip', storyline('1.0', { a: 'One' }));
    expect(refused(scorm, 'course:handling-data', 'data.zip', { 'imsmanifest.xml': manifestOf([]) })).toMatch(/^TRL-I063 /);
  });
});

describe('what a source may be a newer version of', () => {
  it('is proposed where its items and title agree, offered where only the title does, and never of another kind', () => {
    const document = start();
    expect(findReplaceable(document, planOf(document, 'git-2', first))).toMatchObject([{ course, because: 'items', isSame: true, version: '1.0' }]);
    expect(findReplaceable(document, planOf(document, 'other', { 'README.md': '# Git basics\n', 'x.md': '# X\n\ntext' }))).toMatchObject([{ course, because: 'title', isSame: false }]);
    expect(findReplaceable(document, planOf(document, 'git.html', { 'git.html': '<h1>Git basics</h1><h2>A</h2><p>x' }))).toEqual([]);
  });
});
