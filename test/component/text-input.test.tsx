// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { NumberField } from '../../renderer/features/inspector/fields';
import { useReplica } from '../../renderer/store/studio-context';
import { mount, openStudio, settle, type } from './fixture';

function Minutes() {
  const minutes = useReplica((state) => state.document.tables.module.get('module:label')?.minutes ?? null);
  return <NumberField id="module:label" field="minutes" label="Minutes" value={minutes} />;
}

const leave = async (input: HTMLInputElement): Promise<void> => {
  await act(async () => {
    input.dispatchEvent(new Event('focusout', { bubbles: true }));
    await Promise.resolve();
  });
  await settle(700);
};

describe('a text field', () => {
  it('shows what stands in the document again when the entry is not taken, and says why', async () => {
    const { studio } = await openStudio();
    const { box, unmount } = await mount(studio, <Minutes />);
    const input = box.querySelector('input')!;
    for (const wrong of ['half an hour', '-5']) {
      await type(input, wrong);
      await leave(input);
      expect(input.value).toBe('30');
      expect(studio.session.getState().toasts.at(-1)?.text).toBe(`“${wrong}” is not a number from 0 up; Minutes stays as it was.`);
    }
    expect(studio.replica.getState().history.undo).toBeNull();
    await unmount();
  });
  it('typing without a rest is committed at least every second', async () => {
    const { studio } = await openStudio();
    const { box, unmount } = await mount(studio, <Minutes />);
    const input = box.querySelector('input')!;
    const seen = new Set<number | null>();
    for (let n = 100; n < 115; n++) {
      await type(input, String(n));
      await settle(120);
      seen.add(studio.replica.getState().document.tables.module.get('module:label')?.minutes ?? null);
    }
    // The field never rested (700 ms) in these 1.8 seconds.
    expect(seen.size).toBeGreaterThan(1);
    await unmount();
  });
  it('keeps what was taken', async () => {
    const { studio } = await openStudio();
    const { box, unmount } = await mount(studio, <Minutes />);
    const input = box.querySelector('input')!;
    await type(input, '42');
    await leave(input);
    expect(input.value).toBe('42');
    expect(studio.replica.getState().document.tables.module.get('module:label')?.minutes).toBe(42);
    await unmount();
  });
});
