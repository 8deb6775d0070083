import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';

const gap = 20;

/** The ground with its dots. It is moved, not painted again, while the view pans. */
export function Dots() {
  const store = useStoreApi();
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (): void => {
      const [x, y, zoom] = store.getState().transform;
      const step = gap * zoom * (zoom < 0.5 ? 4 : 1);
      const style = ground.current?.style;
      if (!style) return;
      const size = `${step}px ${step}px`;
      if (style.backgroundSize !== size) style.backgroundSize = size;
      style.transform = `translate(${(x % step) - step}px, ${(y % step) - step}px)`;
    };
    place();
    return store.subscribe(place);
  }, [store]);
  return <div className="dots" aria-hidden><div ref={ground} /></div>;
}
