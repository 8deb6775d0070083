import type { Node } from '@xyflow/react';
import { fitLine, fitLines, textWidth } from '#shared/exchange/pictures/fit-text';
import type { PictureRect, PictureText, Shape } from '#shared/exchange/pictures/picture';
import { t } from '../../../i18n/t';
import type { Box } from '../drawing/scene';
import type { BundleData } from '../nodes/bundle-node';
import type { ModuleNodeData } from '../nodes/flow-parts';
import type { JunctionData } from '../nodes/junction-node';
import type { GateNodeData, ZoneNodeData } from '../path/path-flow';
import { mix, toneColours, type Colours } from '../../../store/pictures/colours';

/** What is drawn on a module beside itself. */
export interface ModuleLook {
  /** What stands at its foot. */
  readonly about: string;
  readonly heat: number | undefined;
  readonly onChain: boolean;
  readonly dimmed: boolean;
}

const ranks: Readonly<Record<string, number>> = { foundation: 1, intermediate: 2, advanced: 3 };

/** Plain text of a picture is mostly lower case of a usual width; the estimate of `fit-text` is on the wide side. Bold text is as wide as it says in fonts that stand in for the studio's own. */
const slim = 0.88;

export function wide(text: string, size: number): number {
  return textWidth(text, size * slim);
}

export function fitted(text: string, size: number, width: number): string {
  return fitLine(text, size * slim, width);
}

export function rect(box: Pick<Box, 'x' | 'y' | 'width' | 'height'>, radius: number, fill: string | null, line: string | null, lineWidth = 1, dash: readonly number[] = []): PictureRect {
  return { kind: 'rect', x: box.x, y: box.y, width: box.width, height: box.height, radius, fill, line, lineWidth, dash };
}

export function words(text: string, x: number, y: number, size: number, fill: string, bold = false): PictureText {
  return { kind: 'text', x, y, size, bold, fill, text };
}

export function drawModule(box: Box, { module, tone }: ModuleNodeData, { about, heat, onChain, dimmed }: ModuleLook, colours: Colours): readonly Shape[] {
  const faded = (colour: string): string => (dimmed ? mix(colour, colours.bg, 0.3) : colour);
  const { line, soft } = toneColours(colours, tone);
  const ground = heat === undefined ? colours.surface : mix(colours.remedial, colours.surface, heat * 0.5);
  const border = onChain ? colours.remedial : tone === '' ? colours.line2 : mix(line, colours.line2, 0.55);
  const minutes = module.minutes === null ? '–' : `${module.minutes} min`;
  const side = wide(minutes, 11);
  const bars = module.level ? 20 : 0;
  return [
    rect(box, 7, faded(ground), faded(border), onChain ? 2 : 1.2, tone === 'remedial' || tone === 'pulled' ? [4, 3] : []),
    ...(tone === '' ? [] : [rect({ x: box.x + 1, y: box.y + 8, width: 3, height: box.height - 16 }, 1.5, faded(mix(line, soft, 0.7)), null)]),
    ...fitLines(module.title, 12, box.width - 20, 2).map((text, at) => words(text, box.x + 11, box.y + 20 + at * 14.5, 12, faded(colours.ink), true)),
    words(fitted(about, 11, box.width - 30 - side - bars), box.x + 11, box.y + box.height - 9, 11, faded(colours.ink2)),
    ...(module.level ? levelBars(box.x + box.width - side - 28, box.y + box.height - 18, ranks[module.level] ?? 0, faded(colours.ink2), faded(colours.line2)) : []),
    words(minutes, box.x + box.width - 9 - side, box.y + box.height - 9, 11, faded(colours.ink2)),
  ];
}

function levelBars(x: number, y: number, rank: number, full: string, empty: string): readonly Shape[] {
  return [0, 1, 2].map((at) => rect({ x: x + at * 4.5, y: y + 7 - at * 3, width: 3, height: 3 + at * 3 }, 0.6, at < rank ? full : empty, null));
}

const zoneDashes: Readonly<Record<string, readonly number[]>> = { elective: [7, 4], remedial: [2, 4], pulled: [6, 4] };

export function drawZone(box: Box, { zone, tone, line: totals, inheritedFrom }: ZoneNodeData, colours: Colours): readonly Shape[] {
  const { line, soft } = toneColours(colours, tone);
  const title = fitLine(zone?.title ?? t('path.pulledIn'), 13, box.width * 0.5);
  const badges = [zone ? t(`policyBadge.${zone.policy}`) : t('path.pulledInBadge'), inheritedFrom === '' ? '' : t('roles.from', { role: inheritedFrom }), zone?.static ? t('path.static') : ''].filter((text) => text !== '').join(' · ');
  const badgeX = box.x + 14 + textWidth(title, 13) + 10;
  const totalsWidth = wide(totals, 12);
  const room = box.x + box.width - 14 - totalsWidth - 16 - badgeX;
  const badge = room > 50 ? fitted(badges, 12, room - 18) : '';
  return [
    rect(box, 9, mix(soft, colours.surface, 0.42), line, tone === 'open' ? 3 : 1.5, zoneDashes[tone] ?? []),
    words(title, box.x + 14, box.y + 24, 13, line, true),
    ...(badge === '' ? [] : [rect({ x: badgeX, y: box.y + 9, width: wide(badge, 12) + 16, height: 20 }, 10, colours.surface, line), words(badge, badgeX + 8, box.y + 23.5, 12, line)]),
    words(totals, box.x + box.width - 14 - totalsWidth, box.y + 24, 12, colours.ink2),
  ];
}

export function drawGate(box: Box, { gate, conditions }: GateNodeData, colours: Colours): readonly Shape[] {
  const title = fitLines(gate.title || t('path.gate'), 12, box.width - 20, 2);
  const lines = conditions.flatMap((condition) => fitLines(condition, 11 * slim, box.width - 34, 4).map((text, at) => ({ text, isFirst: at === 0 })));
  return [
    rect(box, 8, colours.surface, colours.ink2, 1.5),
    ...title.map((text, at) => words(text, box.x + 10, box.y + 21 + at * 15, 12, colours.ink, true)),
    ...lines.flatMap(({ text, isFirst }, at): readonly Shape[] => {
      const y = box.y + 24 + (title.length + at) * 15;
      if (y > box.y + box.height - 3) return [];
      return [...(isFirst ? [rect({ x: box.x + 11, y: y - 6, width: 4, height: 4 }, 2, colours.ink2, null)] : []), words(text, box.x + 22, y, 11, colours.ink2)];
    }),
  ];
}

export function drawJunction(box: Box, { text, isInner }: JunctionData, colours: Colours): readonly Shape[] {
  const shown = fitted(text, 11, box.width - 8);
  return [rect(box, 11, colours.surface, colours.ink3, 1, isInner ? [4, 3] : []), words(shown, box.x + (box.width - wide(shown, 11)) / 2, box.y + box.height / 2 + 4, 11, colours.ink2, !isInner)];
}

export function drawBundle(box: Box, { title, line }: BundleData, colours: Colours): readonly Shape[] {
  return [
    rect({ ...box, x: box.x + 3, y: box.y + 3 }, 8, colours.surface2, colours.line2), rect(box, 8, colours.surface, colours.line2),
    words(fitLine(title, 12, box.width - 20), box.x + 10, box.y + 22, 12, colours.ink, true), words(fitted(line, 11, box.width - 20), box.x + 10, box.y + box.height - 11, 11, colours.ink2),
  ];
}

/** The bracket of an elective zone with what is to be chosen; `places`: the heights of its modules' middles. */
export function drawBracket(box: Box, places: readonly number[], label: string, colours: Colours): readonly Shape[] {
  if (places.length === 0) return [];
  const [top, bottom] = [box.y + 38, box.y + Math.max(...places)];
  const line = (from: readonly [number, number], to: readonly [number, number]): Shape => ({ kind: 'line', from, strokes: [{ to }], closed: false, fill: null, line: colours.elective, lineWidth: 1.5, dash: [] });
  return [
    line([box.x + 18, top], [box.x + 18, bottom]), ...places.map((y) => line([box.x + 18, box.y + y], [box.x + 34, box.y + y])),
    ...(label === '' ? [] : [rect({ x: box.x + 10, y: box.y + 28, width: wide(label, 12) + 18, height: 19 }, 10, colours.surface, colours.elective), words(label, box.x + 19, box.y + 41.5, 12, colours.elective)]),
  ];
}

/** What a node is, by the kind of the drawing's node. */
export type DrawnNode = Pick<Node, 'id' | 'type' | 'data' | 'parentId'>;
