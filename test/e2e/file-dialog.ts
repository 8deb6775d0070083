import type { FileChooser, Page } from '@playwright/test';

/**
 * Answers the system's file dialogs of a page. Make it before the page is opened: Chromium is told of it at once, while
 * `waitForEvent('filechooser')` right before a key tells it too late on a slow machine, and the dialog is lost.
 */
export function fileDialogs(page: Page): { readonly opened: () => Promise<FileChooser> } {
  const open: FileChooser[] = [];
  let wake = (): void => undefined;
  page.on('filechooser', (chooser) => {
    open.push(chooser);
    wake();
  });
  return {
    /** The next dialog that opens, or has opened and was not asked for. Ends with an error after ten seconds. */
    opened: async () => {
      if (open.length === 0) {
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('no file dialog opened within 10 s')), 10_000);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      return open.shift()!;
    },
  };
}
