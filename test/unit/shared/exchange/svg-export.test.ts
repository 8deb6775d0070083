import { describe, expect, it } from 'vitest';
import { fitLine, fitLines, textWidth } from '#shared/exchange/pictures/fit-text';
import { parseXml } from '#shared/exchange/files/xml/parse-xml';
import { childOf, childrenOf, type XmlElement } from '#shared/exchange/files/xml/xml-element';
import { naughtyTexts } from '../../../helpers/naughty-text';
import { naughtyRole, onlyText, plainPlan } from '../../../helpers/plain-targets';
import { sampleRole } from '../../../helpers/sample-role';

function drawn(text: string): XmlElement {
  const root = parseXml(text);
  if (!root.ok) throw new Error(root.error.message);
  return root.value;
}
const all = (element: XmlElement): readonly XmlElement[] => [element, ...element.children.flatMap(all)];
const boxesOf = (root: XmlElement): readonly XmlElement[] => all(root).filter((element) => element.attributes.get('id')?.startsWith('module:'));
const numberOf = (element: XmlElement, name: string): number => Number(element.attributes.get(name));

/** What XML 1.0 cannot hold is shown as U+FFFD. */
// eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
const asXml = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');

const gate = { id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:pick', title: 'After the test', conditions: [{ kind: 'measure', module: 'module:exam', score: 8000 }] };

describe('the SVG target', () => {
  const plan = plainPlan(sampleRole(gate), 'svg');
  const text = onlyText(plan);
  const root = drawn(text);

  it('draws every module, zone, prerequisite and gate', () => {
    expect(boxesOf(root)).toHaveLength(8);
    const titles = all(root).filter(({ local }) => local === 'title').map((element) => element.text);
    expect(titles).toEqual(expect.arrayContaining(['Field sales <rep> & “co”', 'Core', 'Practice', 'Your focus', 'Ride along']));
    expect(all(root).filter((element) => element.attributes.has('marker-end'))).toHaveLength(3 + 1);
    expect(all(root).filter(({ local }) => local === 'text').map((element) => element.text)).toEqual(expect.arrayContaining(['After the test', '35 min', 'Prerequisite']));
  });
  it('keeps boxes apart and inside the drawing, and draws arrows onwards', () => {
    const rects = boxesOf(root).map((box) => childOf(box, 'rect')!).map((rect) => ({ x: numberOf(rect, 'x'), y: numberOf(rect, 'y'), width: numberOf(rect, 'width'), height: numberOf(rect, 'height') }));
    const meet = rects.flatMap((a, i) => rects.slice(i + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height));
    expect(meet).toEqual([]);
    expect(rects.every((rect) => rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= numberOf(root, 'width') && rect.y + rect.height <= numberOf(root, 'height'))).toBe(true);
    const at = new Map(boxesOf(root).map((box) => [box.attributes.get('id'), numberOf(childOf(box, 'rect')!, 'x')]));
    expect(at.get('module:intro')!).toBeLessThan(at.get('module:b')!);
    expect(at.get('module:exam')!).toBeLessThan(at.get('module:e1')!);
  });
  it('can be read out: title and description say all that is drawn', () => {
    expect(root.attributes.get('role')).toBe('img');
    expect(root.attributes.get('aria-labelledby')).toBe('title desc');
    expect([childOf(root, 'title')!.text, childOf(root, 'desc')!.text]).toEqual(['Field sales <rep> & “co”', expect.stringContaining('“Your focus” opens when “Field certification test” reaches 80 %.')]);
  });
  it('has no script, no style, no reference to the outside', () => {
    expect(all(root).filter(({ local }) => ['script', 'style', 'image', 'foreignObject', 'a', 'use'].includes(local))).toEqual([]);
    expect([...text.matchAll(/(?:https?:|url\()[^"')]*/g)].map(([found]) => found).filter((found) => found !== 'http://www.w3.org/2000/svg' && found !== 'url(#arrow')).toEqual([]);
    expect(all(root).flatMap((element) => [...element.attributes.keys()]).filter((name) => /^on|href/.test(name))).toEqual([]);
  });
  it('drops the rules that no drawing shows, and says so', () => {
    expect(plan.rules.filter(({ fate }) => fate === 'degraded').map(({ how }) => how.split(';')[0])).toEqual(['Described in arrows', 'Described in frames', 'Described in frames', 'Described in frames', 'Described in locks on frames, and the description of the drawing']);
    expect(plan.rules.filter(({ rule }) => /^(Rule|After)/.test(rule)).map(({ fate }) => fate)).toEqual(['dropped', 'dropped', 'dropped']);
  });
  it('gives back odd titles as they were, whatever is shown of them', () => {
    const odd = drawn(onlyText(plainPlan(naughtyRole(), 'svg')));
    expect(boxesOf(odd).map((box) => childOf(box, 'title')!.text)).toEqual(naughtyTexts.map(asXml));
    const widest = boxesOf(odd).flatMap((box) => childrenOf(box, 'text').map((line) => textWidth(line.text, numberOf(line, 'font-size'))));
    expect(Math.max(...widest)).toBeLessThanOrEqual(232 - 28);
  });
});

describe('text that has to fit', () => {
  it('breaks at blanks, then inside words, and ends in an ellipsis where something is left out', () => {
    const width = textWidth('one two', 10);
    expect(fitLines('one two three', 10, width, 3)).toEqual(['one two', 'three']);
    expect(fitLines('one two three', 10, width, 1)).toEqual(['one tw…']);
    expect(fitLines('abcdefghijklmnopqrstuvwxyz', 10, width, 2).map((line) => line.length)).toEqual([6, 6]);
    expect([fitLine('short', 10, 500), fitLine('', 10, 500), fitLine(' \n ', 10, 500)]).toEqual(['short', '', '']);
    for (const text of naughtyTexts) for (const line of fitLines(text, 10, 90, 2)) expect(textWidth(line, 10)).toBeLessThanOrEqual(90);
  });
});
