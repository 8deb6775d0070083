// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { PackageItem } from '#shared/exchange/inspect/package-report';
import { advisedCodes } from '#shared/exchange/inspect/package-advice';
import type { Finding } from '#shared/kit/finding';
import { FindingList } from '../../renderer/features/package-inspector/finding-list';
import { branchesOf } from '../../renderer/features/package-inspector/item-tree';
import { mount, openStudio } from './fixture';

const item = (identifier: string, depth: number): PackageItem => ({ identifier, title: identifier, depth, href: null, type: 'heading', prerequisites: '' });
type Named = readonly [string, readonly Named[]];
const names = (branches: ReturnType<typeof branchesOf>): readonly Named[] => branches.map((branch): Named => [branch.item.identifier, names(branch.below)]);

it('items hang on the one above them, and one that is deeper than its place on the last that is there', () => {
  expect(names(branchesOf([item('a', 0), item('b', 1), item('c', 2), item('d', 1), item('e', 0), item('f', 3)]))).toEqual([['a', [['b', [['c', []]]], ['d', []]]], ['e', [['f', []]]]]);
  expect(branchesOf([])).toEqual([]);
});

it('findings stand in the order of their weight, each with how to mend it', async () => {
  const { studio } = await openStudio();
  const finding = (code: string, severity: Finding['severity']): Finding => ({ code, severity, message: `${code}.`, records: ['one', 'two'] });
  const mounted = await mount(studio, <FindingList findings={[finding('TRL-P018', 'info'), finding('TRL-P002', 'warning'), finding('TRL-P001', 'error')]} />);
  expect([...mounted.box.querySelectorAll('.package-findings > li')].map(({ textContent }) => /TRL-P\d+/.exec(textContent ?? '')?.[0])).toEqual(['TRL-P001', 'TRL-P002', 'TRL-P018']);
  expect(mounted.box.textContent).toContain('List the files under their resource');
  expect(mounted.box.textContent).toContain('Where (2)');
  expect(advisedCodes).toContain('TRL-P001');
  await mounted.unmount();
});
