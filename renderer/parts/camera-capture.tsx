// Takes a picture of a paper: a frame to lay it into, take, look, take again or use; without a camera another way.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { Notice } from './notice.tsx';
import { RaisedKey } from './raised-key.tsx';
import { useBusy } from './use-busy.ts';
import { type Camera, useCamera } from './use-camera.ts';

interface CameraCaptureProps {
  /** The page fact `busy` with `camera`. */
  readonly busy: (on: boolean) => void;
  readonly use: (picture: Blob) => void;
  /** Another way than the camera, e.g. to hand the paper in at the counter. */
  readonly otherWay: { readonly word: string; readonly act: () => void };
}

export function useCameraCapture({ busy, use, otherWay }: CameraCaptureProps): {
  readonly picture: ReactElement;
  readonly keys: ReactElement;
} {
  const { words } = useKiosk();
  const { camera, video, frame, take, again, picture } = useCamera();
  useBusy(camera === 'live' || camera === 'taken', busy);
  const showsVideo = camera === 'starting' || camera === 'live';
  return {
    picture: (
      <>
        {camera === 'none' && (
          <Notice>
            <b>{words('parts.camera.missing')}</b>
            <p>{words('parts.camera.missingDo')}</p>
          </Notice>
        )}
        <div className="camera sheet" hidden={camera === 'none'}>
          <video ref={video} muted playsInline hidden={!showsVideo} aria-label={words('parts.camera.shown.live')} />
          <canvas ref={frame} role="img" hidden={camera !== 'taken'} aria-label={words('parts.camera.shown.taken')} />
          {showsVideo && (
            <svg className="guide-frame" viewBox="0 0 160 90" preserveAspectRatio="none" aria-hidden="true">
              <path d="M16 24V9H36M124 9H144V24M144 66V81H124M36 81H16V66" />
            </svg>
          )}
        </div>
        <p role="status">{words(`parts.camera.do.${camera}`)}</p>
      </>
    ),
    keys: <CameraKeys camera={camera} take={take} again={again} use={() => picture(use)} otherWay={otherWay} />,
  };
}

interface CameraKeysProps extends Pick<CameraCaptureProps, 'otherWay'> {
  readonly camera: Camera;
  readonly take: () => void;
  readonly again: () => void;
  readonly use: () => void;
}

function CameraKeys({ camera, take, again, use, otherWay }: CameraKeysProps): ReactElement {
  const { words } = useKiosk();
  switch (camera) {
    case 'starting':
    case 'live':
      return (
        <>
          <RaisedKey act={otherWay.act}>{otherWay.word}</RaisedKey>
          <RaisedKey lit act={camera === 'live' ? take : null}>
            {words('parts.camera.take')}
          </RaisedKey>
        </>
      );
    case 'taken':
      return (
        <>
          <RaisedKey act={again}>{words('parts.camera.again')}</RaisedKey>
          <RaisedKey lit act={use}>
            {words('parts.camera.use')}
          </RaisedKey>
        </>
      );
    case 'none':
      return (
        <>
          <RaisedKey act={again}>{words('parts.camera.retry')}</RaisedKey>
          <RaisedKey lit act={otherWay.act}>
            {otherWay.word}
          </RaisedKey>
        </>
      );
  }
}
