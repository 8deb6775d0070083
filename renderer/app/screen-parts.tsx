import type { ComponentType } from 'react';
import { ExportCentre } from '../features/export-wizard/export-centre';
import { ExportSide } from '../features/export-wizard/export-side';
import { ExportTargets } from '../features/export-wizard/export-targets';
import { PathOutline } from '../features/graph-outline/path-outline';
import { Inspector } from '../features/inspector/inspector';
import { MapOutline } from '../features/graph-outline/map-outline';
import { LibraryOutline } from '../features/library/library-outline';
import { MatrixCentre } from '../features/role-designer/matrix-centre';
import { RoleProofs } from '../features/problems/role-proofs';
import { RoleList } from '../features/role-designer/role-list';
import { ReviewOfModule } from '../features/review/review-of-module';
import { RulesCentre } from '../features/rules/rules-centre';
import { RulesOfModule } from '../features/rules/rules-of-module';
import { RuleInspector } from '../features/rules/rule-inspector';
import { RulesOutline } from '../features/rules/rules-outline';
import { MapScreen, PathScreen } from './graph-screens';
import { LibraryScreen } from './library-screen';
import { SimulateOutline, SimulateScreen, SimulateSide } from './simulate-screen';
import type { Screen } from '../store/session';

function StudioInspector() {
  return <Inspector RulesOfModule={RulesOfModule} ReviewOfModule={ReviewOfModule} RuleInspector={RuleInspector} />;
}

/** What each screen puts into the outline, the work area and the inspector. */
export const screenParts: Readonly<Record<Screen, { Outline: ComponentType; Centre: ComponentType; Side: ComponentType }>> = {
  library: { Outline: LibraryOutline, Centre: LibraryScreen, Side: StudioInspector },
  map: { Outline: MapOutline, Centre: MapScreen, Side: StudioInspector },
  path: { Outline: PathOutline, Centre: PathScreen, Side: StudioInspector },
  roles: { Outline: RoleList, Centre: MatrixCentre, Side: StudioInspector },
  rules: { Outline: RulesOutline, Centre: RulesCentre, Side: RoleProofs },
  simulate: { Outline: SimulateOutline, Centre: SimulateScreen, Side: SimulateSide },
  export: { Outline: ExportTargets, Centre: ExportCentre, Side: ExportSide },
};
