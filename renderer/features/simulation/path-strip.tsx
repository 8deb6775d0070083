import { useMemo } from 'react';
import { deriveLayout } from '#shared/graph/layout';
import { isOrdering } from '#shared/model/edge';
import type { Program } from '#shared/path/program';
import type { PathStep } from '#shared/path/learner-path';
import { t } from '../../i18n/t';
import { edgesOf, nameOf, zonesOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import type { PathRow } from './align-paths';

const width = 132;
const height = 24;

/** The path as a small map that lights up step by step: A solid green, B dashed violet, waived dashed, ahead grey. */
export function PathStrip({ program, rows, hasB }: { readonly program: Program; readonly rows: readonly PathRow[]; readonly hasB: boolean }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.simulation.module);
  const drawing = useMemo(() => {
    const ids = program.modules.map((module) => module.id);
    const index = new Map(ids.map((id, at) => [id, at]));
    const edges = edgesOf(document).flatMap((edge) => {
      const [from, to] = [index.get(edge.from), index.get(edge.to)];
      return from === undefined || to === undefined || !isOrdering(edge.kind) ? [] : [{ from, to }];
    });
    const layout = deriveLayout({ sizes: ids.map(() => ({ width, height })), edges, gaps: { layer: 40, node: 6 } });
    const bottom = Math.max(0, ...layout.positions.map((at) => at.y + height));
    const right = Math.max(0, ...layout.positions.map((at) => at.x + width));
    return { ids, edges, positions: layout.positions, bottom, right };
  }, [program, document]);
  const tones = useMemo(() => new Map(zonesOf(document, program.role).flatMap((zone) => zone.modules.map((id) => [id, zoneTone[zone.policy]] as const))), [document, program.role]);
  const states = new Map<string, { a: PathStep | null; b: PathStep | null }>();
  for (const row of rows) {
    const known = states.get(row.module);
    states.set(row.module, { a: row.a ?? known?.a ?? null, b: row.b ?? known?.b ?? null });
  }
  const isTaken = (step: PathStep | null | undefined): boolean => step?.state === 'done' || step?.state === 'open';
  const pad = 14;
  return (
    <div className="strip">
      <div className="strip-scroll" tabIndex={0} role="region" aria-label={t('sim.strip')}>
      <svg role="img" aria-label={t('sim.strip')} width={drawing.right + pad * 2} height={drawing.bottom + pad * 2} viewBox={`${-pad} ${-pad} ${drawing.right + pad * 2} ${drawing.bottom + pad * 2}`}>
        {drawing.edges.map(({ from, to }, key) => {
          const [start, end] = [drawing.positions[from], drawing.positions[to]];
          if (!start || !end) return null;
          const [x1, y1, x2, y2] = [start.x + width, start.y + height / 2, end.x, end.y + height / 2];
          const bend = Math.max(18, (x2 - x1) / 2);
          const path = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
          const [source, target] = [states.get(drawing.ids[from] ?? ''), states.get(drawing.ids[to] ?? '')];
          return (
            <g key={key}>
              <path d={path} className="strip-edge" />
              {source?.a && isTaken(target?.a) && <path d={path} className="strip-edge a" />}
              {source?.b && isTaken(target?.b) && <path d={path} className="strip-edge b" />}
            </g>
          );
        })}
        {drawing.ids.map((id, at) => {
          const place = drawing.positions[at];
          const state = states.get(id);
          if (!place) return null;
          const a = state?.a?.state ?? 'absent';
          return (
            <g key={id} transform={`translate(${place.x} ${place.y})`} className={`strip-node a-${a} ${hasB && isTaken(state?.b) ? 'b-here' : ''} ${chosen === id ? 'chosen' : ''}`} onClick={() => studio.session.setState((current) => ({ simulation: { ...current.simulation, module: id } }))}>
              {hasB && isTaken(state?.b) && <rect x={-3} y={-3} width={width + 6} height={height + 6} rx={7} className="b-frame" />}
              <rect width={width} height={height} rx={5} className="box" />
              <rect x={6} y={7} width={3} height={height - 14} rx={1.5} fill={`var(--${tones.get(id) ?? 'ink3'})`} />
              <text x={16} y={height / 2 + 4}>{shorten(nameOf(document, id))}</text>
            </g>
          );
        })}
      </svg>
      </div>
      <div className="strip-legend" aria-hidden>
        <span><i className="a" /> {t('sim.legendA')}</span>
        {hasB && <span><i className="b" /> {t('sim.legendB')}</span>}
        <span><i className="w" /> {t('sim.legendWaived')}</span>
        <span><i className="h" /> {t('sim.legendAhead')}</span>
      </div>
    </div>
  );
}

function shorten(title: string): string {
  return title.length > 18 ? `${title.slice(0, 17)}…` : title;
}
