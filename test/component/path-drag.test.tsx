// @vitest-environment happy-dom
import type { Node } from '@xyflow/react';
import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { devRecords } from '../../renderer/dev/dev-records';
import { layoutPath } from '../../renderer/features/graph-canvas/path/path-layout';
import { usePathDrag, type PathDrag } from '../../renderer/features/graph-canvas/path/use-path-drag';
import { useReplica } from '../../renderer/store/studio-context';
import { recordOf } from '../helpers/documents';
import { mount, openStudio, settle, type Mounted } from './fixture';

let open: Mounted | undefined;
let drag: PathDrag;
afterEach(() => open?.unmount());

function Probe() {
  const document = useReplica((state) => state.document);
  drag = usePathDrag('role:seg', layoutPath(document, 'role:seg'));
  return null;
}

it('a module that a segment holds itself and that is dragged into an inherited zone leaves its own, as one step that is said', async () => {
  const more = [{ id: 'role:seg', type: 'role', title: 'Segment', inherits: 'role:rep' }, { id: 'zone:own', type: 'zone', role: 'role:seg', title: 'Own', policy: 'open', modules: ['module:label'] }];
  const { studio } = await openStudio([...devRecords, ...more.map(recordOf)]);
  open = await mount(studio, <Probe />);
  const document = () => studio.replica.getState().document;
  const modulesOf = (zone: string): readonly string[] => document().tables.zone.get(zone)?.modules ?? [];
  const { containers } = layoutPath(document(), 'role:seg');
  const frameOf = (id: string) => containers.find((container) => container.id === id)!.frame;
  const [home, target] = [frameOf('zone:own'), frameOf('zone:testable')];
  const dropped = { id: 'module:label', type: 'module', parentId: 'zone:own', position: { x: target.x - home.x + 20, y: target.y - home.y + 20 }, data: {} } satisfies Node;
  await act(async () => drag.finish([dropped]));
  await settle();
  expect([modulesOf('zone:own'), modulesOf('zone:testable').includes('module:label')]).toEqual([[], true]);
  expect(studio.session.getState().announcement.text).toMatch(/^Moved Product label to Core \(testable\)/);
  expect(studio.session.getState().toasts.at(-1)).toMatchObject({ undo: true, said: true });
  await act(() => studio.undo());
  expect([modulesOf('zone:own'), modulesOf('zone:testable').includes('module:label')]).toEqual([['module:label'], false]);
});
