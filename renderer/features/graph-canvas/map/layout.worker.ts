import type { LayoutInput } from '#shared/graph/layout';
import { deriveDirectedLayout, type LayoutDirection } from '#shared/graph/layout-direction';

addEventListener('message', ({ data }: MessageEvent<{ readonly input: LayoutInput; readonly direction: LayoutDirection }>) => postMessage(deriveDirectedLayout(data.input, data.direction).positions));
