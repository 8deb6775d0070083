// @vitest-environment happy-dom
import type { Edge } from '@xyflow/react';
import { ReactFlowProvider } from '@xyflow/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Legend } from '../../renderer/features/graph-canvas/read/legend';
import { noMarks } from '../../renderer/features/graph-canvas/read/marks';

const legendOf = (...classNames: string[]): string => renderToStaticMarkup(<ReactFlowProvider><Legend edges={classNames.map((className, at): Edge => ({ id: `e${at}`, source: 'a', target: 'b', className }))} marks={noMarks} heat="none" /></ReactFlowProvider>);

it('the legend tells only the kinds of lines that are drawn', () => {
  expect(legendOf('link')).not.toContain('Remediation');
  expect(legendOf('link', 'link remediation')).toContain('Remediation');
});
