import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createMemoryHost, type MemoryAnswers } from '../../renderer/bridge/memory-host';
import { createMemoryDocument } from '../../renderer/dev/memory-document';
import { devRecords } from '../../renderer/dev/dev-records';
import { createStudio, type Studio } from '../../renderer/store/studio';
import { StudioProvider } from '../../renderer/store/studio-context';
import type { TrellisRecord } from '#shared/model/record';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

export interface OpenStudio {
  readonly studio: Studio;
  readonly calls: readonly string[];
}

/** A studio on the in-memory host, with its document loaded. */
export async function openStudio(records: readonly TrellisRecord[] = devRecords, answers: MemoryAnswers = {}): Promise<OpenStudio> {
  const host = createMemoryHost(createMemoryDocument(records), { open: true, title: 'Test', answers });
  const studio = createStudio(host);
  studio.start();
  await settle();
  return { studio, calls: host.calls };
}

/** Lets promises and zero timers run, inside React's act. */
export async function settle(ms = 0): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, ms));
  });
}

export interface Mounted {
  readonly box: HTMLElement;
  readonly unmount: () => Promise<void>;
}

export async function mount(studio: Studio, node: ReactNode): Promise<Mounted> {
  const box = document.createElement('div');
  document.body.append(box);
  let root: Root | undefined;
  await act(async () => {
    root = createRoot(box);
    root.render(<StudioProvider studio={studio}>{node}</StudioProvider>);
    await Promise.resolve();
  });
  return {
    box,
    unmount: async () => {
      await act(async () => {
        root?.unmount();
        await Promise.resolve();
      });
      box.remove();
    },
  };
}

export async function press(target: Element, key: string, more: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    await Promise.resolve();
  });
  await settle();
}

/** Types into an input as React sees it. */
export async function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    const prototype = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
  });
}
