// The camera while a picture is being taken, and not a moment longer: every track is stopped, every frame freed.

import { type RefObject, useEffect, useRef, useState } from 'react';

/** `taken`: the picture stands in the frame, the camera is off. `none`: there is no camera, it is in use, or it was refused. */
export type Camera = 'starting' | 'live' | 'taken' | 'none';

/** Room enough for a page of A4 to be read. */
const wanted: MediaStreamConstraints = { audio: false, video: { width: { ideal: 1920 }, height: { ideal: 1080 } } };

interface CameraInHand {
  readonly camera: Camera;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly frame: RefObject<HTMLCanvasElement | null>;
  readonly take: () => void;
  /** Again from the beginning; also after it could not be had. */
  readonly again: () => void;
  /** The picture that was taken, JPEG; it exists only in this page. */
  readonly picture: (use: (picture: Blob) => void) => void;
}

export function useCamera(): CameraInHand {
  const [camera, setCamera] = useState<Camera>('starting');
  const [attempt, setAttempt] = useState(0);
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLCanvasElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks for the camera anew
  useEffect(() => {
    let over = false;
    const { current: seen } = video;
    const { current: kept } = frame;
    const begin = async (): Promise<void> => {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      // Whoever left meanwhile is not filmed.
      if (over || !seen) return stopTracks(stream);
      for (const track of stream.getTracks()) track.addEventListener('ended', () => !over && setCamera('none'));
      seen.srcObject = stream;
      await seen.play();
      if (!over) setCamera('live');
    };
    // No camera, no permission, an insecure page: to the person it is all one.
    begin().catch(() => !over && setCamera('none'));
    return () => {
      over = true;
      endOf(seen);
      emptied(kept);
    };
  }, [attempt]);

  return {
    camera,
    video,
    frame,
    take: () => {
      const { current: seen } = video;
      const { current: kept } = frame;
      if (camera !== 'live' || !seen || !kept) return;
      kept.width = seen.videoWidth;
      kept.height = seen.videoHeight;
      kept.getContext('2d')?.drawImage(seen, 0, 0);
      endOf(seen);
      setCamera('taken');
    },
    again: () => {
      emptied(frame.current);
      setCamera('starting');
      setAttempt((count) => count + 1);
    },
    picture: (use) => frame.current?.toBlob((picture) => picture && use(picture), 'image/jpeg', 0.9),
  };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function endOf(video: HTMLVideoElement | null): void {
  if (video?.srcObject instanceof MediaStream) stopTracks(video.srcObject);
  if (video) video.srcObject = null;
}

/** A canvas without a size holds no pixels. */
function emptied(frame: HTMLCanvasElement | null): void {
  if (frame) frame.width = 0;
}
