import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checks, createCheckRunner, runChecks } from '#shared/checks/run-checks';
import { applyCommands, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import { documentOf } from '../../../../helpers/documents';
import { contentKinds } from './content-kinds';
import type { Kind } from './kind';
import { roleKinds } from './role-kinds';
import { ruleKinds } from './rule-kinds';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const page = readFileSync(join(root, 'docs/findings.md'), 'utf8');
const headings = [...page.matchAll(/^## (\S+)$/gm)].map((match) => match[1] ?? '');
const kinds: readonly Kind[] = [...roleKinds, ...ruleKinds, ...contentKinds];
/** Codes that no check of a document gives; where each has its tests instead. */
const elsewhere: readonly { readonly codes: RegExp; readonly because: string; readonly tests: string }[] = [
  { codes: /^TRL-D/, because: 'an edit is refused, so no document ever holds it', tests: 'test/unit/shared/document' },
  { codes: /^TRL-I/, because: 'an import is refused before there is a document', tests: 'test/unit/shared/exchange' },
  { codes: /^TRL-P/, because: 'found in a package of another tool', tests: 'test' },
  { codes: /^TRL-T/, because: 'a saved scenario is run by itself, not after each edit', tests: 'test/unit/shared/path' },
  { codes: /^TRL-X/, because: 'found for one role and target before an export', tests: 'test' },
];

const of = (code: string, document: TrellisDocument): readonly Finding[] => runChecks(document).filter((finding) => finding.code === code);
const edited = (document: TrellisDocument, commands: readonly AnyCommand[]): TrellisDocument => {
  const applied = applyCommands(document, commands);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applyDiff(document, applied.value.diff);
};
const sorted = (findings: readonly Finding[]): readonly string[] => findings.map((finding) => JSON.stringify(finding)).sort();

describe('kinds of findings', () => {
  it.each(kinds)('$code fires', ({ code, firing }) => {
    const [finding] = of(code, documentOf(...firing));
    expect(finding?.message).toMatch(/\.$/);
    expect(finding?.records.length).toBeGreaterThan(0);
  });
  it.each(kinds)('$code is silent', ({ code, silent }) => {
    expect(of(code, documentOf(...silent))).toEqual([]);
    expect(of(code, documentOf())).toEqual([]);
  });
  it.each(kinds)('$code is silent once it is mended: $mend', ({ code, firing, mend }) => {
    const before = documentOf(...firing);
    const run = createCheckRunner();
    const found = run(before).findings.filter((finding) => finding.code === code);
    if (mend !== 'quick fix') expect(found.every((finding) => !finding.fix), 'it has a quick fix, so the quick fix is to be shown').toBe(true);
    const after = mend === 'quick fix' ? found.reduce((document, finding) => edited(document, [finding.fix?.command as AnyCommand]), before) : edited(before, mend);
    expect(of(code, after)).toEqual([]);
    expect(sorted(run(after).findings)).toEqual(sorted(runChecks(after)));
  });
  it.each(kinds.filter(({ mend }) => mend === 'quick fix'))('$code: its quick fix brings no error that was not there', ({ code, firing }) => {
    const errors = (document: TrellisDocument): ReadonlySet<string> => new Set(runChecks(document).filter((finding) => finding.severity === 'error').map((finding) => finding.code));
    const document = documentOf(...firing);
    const [was, is] = [errors(document), errors(edited(document, [of(code, document)[0]?.fix?.command as AnyCommand]))];
    expect([...is].filter((one) => !was.has(one))).toEqual([]);
  });
});

describe('the table', () => {
  it('has every code of docs/findings.md that a check can give', () => {
    const shown = new Set(kinds.map(({ code }) => code));
    expect(headings.filter((code) => !shown.has(code) && !elsewhere.some(({ codes }) => codes.test(code)))).toEqual([]);
    expect(checks.flatMap((check) => check.codes).filter((code) => !shown.has(code))).toEqual([]);
    expect(shown.size).toBeGreaterThanOrEqual(60);
  });
  it.each(elsewhere)('says where the others are tested: $codes, $because', ({ codes, tests }) => {
    const texts = readdirSync(join(root, tests), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts')).map((name) => readFileSync(join(root, tests, name), 'utf8'));
    const others = headings.filter((code) => codes.test(code));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((code) => !texts.some((text) => text.includes(code)))).toEqual([]);
  });
  it('docs/findings.md lists the kinds with a quick fix, as the table shows them', () => {
    const text = /^With a quick fix, one step of Undo: (.*?)\. A fix/m.exec(page)?.[1] ?? '';
    const range = (from: string, to: string): readonly string[] => Array.from({ length: Number(to) - Number(from.slice(1)) + 1 }, (_one, at) => `TRL-${from.charAt(0)}${String(Number(from.slice(1)) + at).padStart(3, '0')}`);
    const listed = [...text.matchAll(/TRL-([A-Z]\d{3})(?: to TRL-[A-Z](\d{3}))?/g)].flatMap(([, from = '', to]) => range(from, to ?? from.slice(1)));
    expect(listed.sort()).toEqual([...new Set(kinds.filter(({ mend }) => mend === 'quick fix').map(({ code }) => code))].sort());
  });
  it('no two checks give one code', () => {
    const codes = checks.flatMap((check) => check.codes);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
