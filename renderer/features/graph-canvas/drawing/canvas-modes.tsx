import type { Edge as FlowEdge, Node } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import { Shrink } from 'lucide-react';
import { t } from '../../../i18n/t';
import { useSession, useSignal, useStudio } from '../../../store/studio-context';
import { Button } from '../../../ui/button';
import { PictureDialog } from '../picture/picture-dialog';
import { PresentBar } from '../present/present-bar';
import type { View } from './use-view';

/** What can be done with a drawing as a whole: a picture of it, presenting it, showing it without the panels around. */
export function CanvasModes({ title, nodes, edges, direction, view }: { readonly title: string; readonly nodes: readonly Node[]; readonly edges: readonly FlowEdge[]; readonly direction: LayoutDirection; readonly view: View }) {
  const studio = useStudio();
  const mode = useSession((state) => state.canvasMode);
  const [isPicturing, setPicturing] = useState(false);
  useSignal('picture', () => setPicturing(true));
  useEffect(() => () => studio.session.setState({ canvasMode: 'usual' }), [studio]);
  return (
    <>
      {isPicturing && <PictureDialog title={title} nodes={nodes} edges={edges} direction={direction} onClose={() => setPicturing(false)} />}
      {mode === 'full' && <div className="leave-full"><Button size="small" onPress={() => studio.session.setState({ canvasMode: 'usual' })}><Shrink aria-hidden /> {t('canvas.leaveFull')}</Button></div>}
      {mode === 'presenting' && <PresentBar title={title} nodes={nodes} direction={direction} view={view} />}
    </>
  );
}
