// A field to sign in with the finger: what is drawn can be cleared, and there is no going on with an empty one.

import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent, type ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { RaisedKey } from './raised-key.tsx';
import { isSigned, type Point, type Stroke } from './strokes.ts';
import { useBusy } from './use-busy.ts';

const inkMm = 1.4;
/** Between two strokes the hand is lifted; somebody is still signing. */
const pauseMs = 4000;

/** Both stand on the ledge: what is touched lies within reach. */
interface SignaturePadProps {
  /** The page fact `busy` with `signature`. */
  readonly busy: (on: boolean) => void;
  /** The picture, PNG, drawn dark on white; it exists only in this page. */
  readonly done: (picture: Blob) => void;
}

export function useSignaturePad({ busy, done }: SignaturePadProps): { readonly pad: ReactElement; readonly keys: ReactElement } {
  const { millimetre, words, view } = useKiosk();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [signing, setSigning] = useState(false);
  const pen = useRef<{ readonly id: number; points: Point[] } | null>(null);
  useBusy(signing, busy);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins with the end of each stroke
  useEffect(() => {
    if (!signing) return;
    const timer = setTimeout(() => setSigning(pen.current !== null), pauseMs);
    return () => clearTimeout(timer);
  }, [signing, strokes]);
  // What was drawn goes with the page: nothing of it is left in the memory of the picture.
  useEffect(
    () => () => {
      if (canvas.current) canvas.current.width = 0;
    },
    [],
  );
  const { theme, textSize } = view.display;
  // biome-ignore lint/correctness/useExhaustiveDependencies: size and theme change what the canvas is, not what is on it
  useLayoutEffect(() => {
    if (canvas.current) drawAll(canvas.current, strokes, millimetre);
  }, [strokes, millimetre, theme, textSize]);

  const pointOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>): Point => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: (clientX - left) / millimetre, y: (clientY - top) / millimetre };
  };
  const lift = (event: PointerEvent<HTMLCanvasElement>): void => {
    const drawn = pen.current;
    if (drawn?.id !== event.pointerId) return;
    pen.current = null;
    setStrokes((before) => [...before, drawn.points]);
  };
  const signed = isSigned(strokes);
  return {
    pad: (
      <div className="signature sheet">
        <canvas
          ref={canvas}
          aria-label={words('parts.signature.label')}
          role="img"
          onPointerDown={(event) => {
            if (pen.current || event.button !== 0) return;
            pen.current = { id: event.pointerId, points: [pointOf(event)] };
            event.currentTarget.setPointerCapture(event.pointerId);
            setSigning(true);
          }}
          onPointerMove={(event) => {
            const drawing = pen.current;
            if (drawing?.id !== event.pointerId) return;
            const last = drawing.points.at(-1);
            const point = pointOf(event);
            drawing.points.push(point);
            if (last) drawStroke(event.currentTarget, [last, point], millimetre);
          }}
          onPointerUp={lift}
          onPointerCancel={lift}
        />
        {strokes.length === 0 && <p className="signature-here">{words('parts.signature.here')}</p>}
      </div>
    ),
    keys: (
      <>
        <RaisedKey act={strokes.length === 0 ? null : () => setStrokes([])}>{words('parts.signature.clear')}</RaisedKey>
        <RaisedKey lit act={signed ? () => canvas.current?.toBlob((picture) => picture && done(picture)) : null}>
          {words('parts.signature.done')}
        </RaisedKey>
      </>
    ),
  };
}

function drawAll(canvas: HTMLCanvasElement, strokes: readonly Stroke[], millimetre: number): void {
  const { width, height } = canvas.getBoundingClientRect();
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = getComputedStyle(canvas).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const stroke of strokes) drawStroke(canvas, stroke, millimetre);
}

function drawStroke(canvas: HTMLCanvasElement, stroke: Stroke, millimetre: number): void {
  const pen = canvas.getContext('2d');
  const [first, ...rest] = stroke;
  if (!pen || !first) return;
  pen.strokeStyle = getComputedStyle(canvas).color;
  pen.lineWidth = inkMm * millimetre;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(first.x * millimetre, first.y * millimetre);
  for (const { x, y } of rest) pen.lineTo(x * millimetre, y * millimetre);
  pen.stroke();
}
