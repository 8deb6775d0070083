import type { EdgeTypes, NodeTypes } from '@xyflow/react';
import { BundleNode } from './bundle-node';
import { GateNode } from './gate-node';
import { JunctionNode } from './junction-node';
import { LinkEdge } from './link-edge';
import { ModuleNode } from './module-node';
import { RedundantEdge } from './redundant-edge';
import { ZoneNode } from './zone-node';

/** The nodes of both drawings. */
export const nodeTypes: NodeTypes = { module: ModuleNode, zone: ZoneNode, gate: GateNode, junction: JunctionNode, bundle: BundleNode };
export const edgeTypes: EdgeTypes = { link: LinkEdge, redundant: RedundantEdge };
