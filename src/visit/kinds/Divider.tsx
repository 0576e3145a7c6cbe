import { useEffect, useState, type PointerEvent } from 'react';
import { createPortal } from 'react-dom';
import { clamp } from '../../tour/angle';
import { freePart } from '../beside';

interface DividerProps {
  /** Part of the picture beside the sheet that lies left of the line. */
  part: number;
  onDrag: (part: number) => void;
  /** Where the line is as a part of the whole stage. */
  onPlace: (split: number) => void;
}

interface Room {
  width: number;
  height: number;
  stage: number;
}

/** What the sheet leaves free of the stage. */
function roomNow(): Room | undefined {
  const [stage, sheet] = [document.querySelector('#stage'), document.querySelector('.sheet[data-open]')];
  if (!stage || !sheet) return undefined;
  const whole = stage.getBoundingClientRect();
  return { ...freePart(whole, sheet.getBoundingClientRect()), stage: whole.width };
}

/** The line between then and now over the picture, with a grip for fingers; keys and buttons move it in the sheet. */
export function Divider({ part, onDrag, onPlace }: DividerProps) {
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    const measure = () => setRoom(roomNow());
    const observer = new ResizeObserver(measure);
    for (const element of document.querySelectorAll('#stage, .sheet[data-open]')) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const x = room && part * room.width;
  const split = !room || x === undefined || room.stage === 0 ? part : part === 1 ? 1 : x / room.stage;
  useEffect(() => onPlace(split), [onPlace, split]);
  const app = document.getElementById('app');
  if (!room || !app || x === undefined || part === 0 || part === 1) return null;
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onDrag(clamp(event.clientX / room.width, 0.02, 0.98));
  };
  return createPortal(
    <div className="divider" style={{ left: `${x}px`, height: `${room.height}px` }} aria-hidden="true">
      <div
        className="grip"
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      >
        <svg className="icon" viewBox="0 0 24 24">
          <path d="m9 7-5 5 5 5m6-10 5 5-5 5" />
        </svg>
      </div>
    </div>,
    app,
  );
}
