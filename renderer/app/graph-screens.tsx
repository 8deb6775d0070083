import { MapCanvas } from '../features/graph-canvas/map/map-canvas';
import { PathCanvas } from '../features/graph-canvas/path/path-canvas';
import { MapTable, PathTable } from '../features/graph-table/table-centre';
import { t } from '../i18n/t';
import type { GraphView } from '../store/session';
import { useSession, useStudio } from '../store/studio-context';
import { PathTools } from './path-tools';
import { Segments } from '../ui/segments';

const choices = (['canvas', 'table'] as const satisfies readonly GraphView[]).map((value) => ({ value, label: t(`graphView.${value}`) }));

/** Canvas or table, for one of the two screens. */
function ViewSwitch({ screen }: { readonly screen: 'map' | 'path' }) {
  const studio = useStudio();
  const value = useSession((state) => state.graphView[screen]);
  return <span className="graph-views"><Segments label={t('graphView.label')} value={value} choices={choices} onChange={(view) => studio.session.setState(({ graphView }) => ({ graphView: { ...graphView, [screen]: view } }))} /></span>;
}

/** The curriculum map, drawn or as a table. */
export function MapScreen() {
  const view = useSession((state) => state.graphView.map);
  return view === 'table' ? <MapTable views={<ViewSwitch screen="map" />} /> : <MapCanvas views={<ViewSwitch screen="map" />} />;
}

/** A role's path, drawn or as a table. */
export function PathScreen() {
  const view = useSession((state) => state.graphView.path);
  return view === 'table' ? <PathTable views={<ViewSwitch screen="path" />} tools={<PathTools />} /> : <PathCanvas views={<ViewSwitch screen="path" />} tools={<PathTools />} />;
}
