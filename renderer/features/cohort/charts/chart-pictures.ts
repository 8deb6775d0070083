import { readLine, type Picture, type PictureText, type Shape } from '#shared/exchange/pictures/picture';
import { fitLine, fitLines, textWidth } from '#shared/exchange/pictures/fit-text';
import type { RecordId } from '#shared/model/ids';
import { countText, t } from '../../../i18n/t';
import { mix, type Colours } from '../../../store/pictures/colours';
import { densityOf } from './density';
import { percent, reach, type Detail, type Flow, type RoleDetail } from '../figures';
import { bandPath, layoutFlow } from '../flow/flow-layout';
import { stateKey } from '../state-keys';
import { ticksOf } from './ticks';

type Name = (id: RecordId) => string;

const solid = { lineWidth: 0, dash: [] } as const;
export const rect = (x: number, y: number, width: number, height: number, fill: string): Shape => ({ kind: 'rect', x, y, width, height, radius: 0, fill, line: null, ...solid });
export const text = (x: number, y: number, value: string, fill: string, bold = false, size = 12): PictureText => ({ kind: 'text', x, y, size, bold, fill, text: value });
const path = (d: string, fill: string | null, line: string | null): Shape => ({ kind: 'line', ...readLine(d), fill, line, lineWidth: line ? 1.5 : 0, dash: [] });

export const page = { width: 960, margin: 24, top: 64 } as const;
const ridge = { left: 250, right: 720, row: 58, tall: 44 } as const;
const nameLine = 15;

/** Minutes role by role as a drawing: shape, static line, middle, and what is saved. */
export function ridgesPicture(detail: Detail, roles: readonly (readonly [RecordId, RoleDetail])[], scale: { readonly from: number; readonly to: number }, nameOf: Name, colours: Colours, run: string): Picture {
  const x = (value: number): number => ridge.left + ((value - scale.from) / (scale.to - scale.from)) * (ridge.right - ridge.left);
  const bottom = page.top + roles.length * ridge.row;
  const grid = ticksOf(scale.from, scale.to, 6).flatMap((at): Shape[] => [rect(x(at), page.top - 8, 1, bottom - page.top + 8, colours.line2), text(x(at) - 12, bottom + 18, countText(at), colours.ink2)]);
  const rows = roles.flatMap(([role, one], index): Shape[] => {
    const base = page.top + index * ridge.row + ridge.tall;
    const name = fitLines(nameOf(role), 12, ridge.left - page.margin - 12, 2);
    const density = densityOf(one, scale.from, scale.to);
    const places = density.map((value, at) => `${(ridge.left + ((ridge.right - ridge.left) * at) / (density.length - 1)).toFixed(1)} ${(base - value * (ridge.tall - 2)).toFixed(1)}`);
    return [
      path(`M${ridge.left} ${base}L${places.join('L')}L${ridge.right} ${base}Z`, mix(colours.accent, colours.surface, 0.26), null), path(`M${places.join('L')}`, null, colours.accent),
      rect(x(one.baseline.p50) - 1, base - ridge.tall, 2, ridge.tall, colours.elective), rect(x(one.minutes.p10), base - 1, Math.max(1, x(one.minutes.p90) - x(one.minutes.p10)), 3, colours.accent),
      ring(x(one.minutes.p50), base, colours),
      ...name.map((line, at) => text(page.margin, base - 18 - (name.length - 1 - at) * nameLine, line, colours.ink, true)), text(page.margin, base - 2, t('cohort.ridge.learners', { count: countText(one.learners), one: one.learners }), colours.ink2),
      text(ridge.right + 24, base - 18, countText(one.minutes.p50), colours.ink, true), text(ridge.right + 24, base - 2, t('cohort.ridge.of', { minutes: countText(one.baseline.p50) }), colours.ink2),
      text(ridge.right + 110, base - 18, percent(one.saved.share), colours.ink, true), text(ridge.right + 110, base - 2, reach(one.saved) ?? '', colours.ink2),
    ];
  });
  const foot = [text(ridge.left - 44, bottom + 18, t('cohort.axisUnit'), colours.ink2), text(ridge.right + 24, bottom + 18, t('cohort.ridge.medianFoot'), colours.ink2), text(ridge.right + 110, bottom + 18, t('cohort.ridge.savedFoot'), colours.ink2)];
  return { ...titled(t('cohort.ridges'), run, `${t('cohort.ridgesNote')}. ${percent(detail.whole.saved.share)}`, colours), height: bottom + 66, shapes: [...heading(t('cohort.ridges'), run, colours), ...grid, ...rows, ...foot, ...legend(bottom + 48, t('cohort.legend.static'), colours)] };
}

const flowHeight = 260;

/** The flow of one role as a drawing: bars, bands, and how many they are. */
export function flowPicture(flow: Flow, nameOf: Name, colours: Colours, run: string): Picture {
  const last = flow.columns.length - 1;
  const step = (page.width - 2 * page.margin) / (last + 0.95);
  const top = page.top + 26;
  const x = (column: number): number => page.margin + column * step;
  const { bars, bands } = layoutFlow(flow, flowHeight);
  const tones = [colours.ink3, colours.testable, colours.core, colours.remedial] as const;
  const ends = [colours.accent, colours.elective, colours.remedial, colours.ink3] as const;
  const titles = flow.columns.map(({ module }, at) => text(x(at), page.top + 12, fitLine(module === null ? t('cohort.flow.end') : nameOf(module), 12, step - 10), colours.ink, true));
  const drawn = bands.map((band): Shape => path(bandPath({ ...band, left: band.left + top, right: band.right + top }, x(band.column) + 6, x(band.column + 1)), mix(tones[band.from as 0 | 1 | 2 | 3], colours.surface, 0.36), null));
  const marks = bars.flatMap(({ column, state, learners, y, height }): Shape[] => {
    const isEnd = column === last;
    return [rect(x(column), top + y, 6, Math.max(1, height), (isEnd ? ends : tones)[state as 0 | 1 | 2 | 3]), text(x(column) + 12, top + y + height / 2 + 4, `${countText(learners)} ${t(stateKey(state, isEnd)).toLowerCase()}`, colours.ink)];
  });
  const role = nameOf(flow.role);
  return { ...titled(`${t('cohort.flow')}, ${role}`, run, t('cohort.flowNote'), colours), height: top + flowHeight + page.margin, shapes: [...heading(`${t('cohort.flow')}, ${role}`, run, colours), ...titles, ...drawn, ...marks] };
}

export function titled(title: string, run: string, description: string, { surface }: Colours): Pick<Picture, 'title' | 'description' | 'width' | 'ground'> {
  return { title: `${title}, ${run}`, description, width: page.width, ground: surface };
}

export function heading(title: string, run: string, colours: Colours): readonly Shape[] {
  return [text(page.margin, 28, title, colours.ink, true, 15), text(page.margin, 46, run, colours.ink2)];
}

/** The median's ring on its line. */
export const ring = (x: number, y: number, { surface, ink }: Colours): Shape => ({ kind: 'rect', x: x - 5, y: y - 5, width: 10, height: 10, radius: 5, fill: surface, line: ink, lineWidth: 2, dash: [] });

/** What line, bar and ring of a distribution stand for, in one row. `fixed`: the line's word. */
export function legend(y: number, fixed: string, colours: Colours): readonly Shape[] {
  let left: number = page.margin;
  const entry = (width: number, words: string, mark: (x: number) => Shape): readonly Shape[] => {
    const at = left;
    left += width + 6 + textWidth(words, 12) + 22;
    return [mark(at), text(at + width + 6, y, words, colours.ink2)];
  };
  return [
    ...entry(2, fixed, (x) => rect(x, y - 11, 2, 13, colours.elective)),
    ...entry(24, t('cohort.legend.eight'), (x) => rect(x, y - 6, 24, 3, colours.accent)),
    ...entry(10, t('cohort.legend.median'), (x) => ring(x + 5, y - 4, colours)),
  ];
}
