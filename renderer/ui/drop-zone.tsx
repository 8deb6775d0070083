import { useState, type DragEvent, type ReactNode } from 'react';
import './drop-zone.css';

/** A place to drop files on, with buttons that choose them for whoever does not drag. */
export function DropZone({ icon, title, text, onDrop, children }: { readonly icon: ReactNode; readonly title: string; readonly text: string; readonly onDrop: (transfer: DataTransfer) => void; readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    onDrop(event.dataTransfer);
  };
  return (
    <div className={over ? 'drop over' : 'drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      {icon}
      <strong>{title}</strong>
      <p>{text}</p>
      <div className="row">{children}</div>
    </div>
  );
}
