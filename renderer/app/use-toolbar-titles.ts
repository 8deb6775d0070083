import { useEffect } from 'react';

/** In a narrow work area buttons of a toolbar show only their icon (frame.css): pointing at one tells its name. */
export function useToolbarTitles(): void {
  useEffect(() => {
    const tell = ({ target }: PointerEvent): void => {
      const button = target instanceof Element ? target.closest<HTMLElement>('.toolbar .button:not(.icon)') : null;
      if (!button) return;
      if (getComputedStyle(button).fontSize === '0px') button.title = button.textContent.trim();
      else button.removeAttribute('title');
    };
    document.addEventListener('pointerover', tell);
    return () => document.removeEventListener('pointerover', tell);
  }, []);
}
