/** Why no picture comes, as a sentence that says what to do. */
export class NoCamera extends Error {}

const OTHERWISE = 'Vous pouvez saisir le numéro, ou utiliser un lecteur de codes branché à l’ordinateur.';

const SENTENCE_OF: Readonly<Record<string, string>> = {
  NotAllowedError: 'L’accès à la caméra est refusé. Autorisez la caméra pour ce site (icône à gauche de l’adresse), puis réessayez.',
  NotFoundError: `Cet appareil n’a pas de caméra. ${OTHERWISE}`,
  OverconstrainedError: `Cet appareil n’a pas de caméra qui convienne. ${OTHERWISE}`,
  NotReadableError: 'La caméra est occupée par une autre application. Fermez-la, puis réessayez.',
};

/**
 * The pictures of a camera; of the one at the back where none is named.
 * @throws NoCamera
 */
export async function openCamera(deviceId: string | null): Promise<MediaStream> {
  // Outside https the browser has no cameras at all, whatever its types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new NoCamera(`La caméra ne marche qu’à une adresse sécurisée (https). ${OTHERWISE}`);
  const which = deviceId === null ? { facingMode: 'environment' } : { deviceId: { exact: deviceId } };
  try {
    return await devices.getUserMedia({ audio: false, video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 } } });
  } catch (failure) {
    if (!(failure instanceof DOMException)) throw failure;
    throw new NoCamera(SENTENCE_OF[failure.name] ?? `La caméra ne répond pas. ${OTHERWISE}`);
  }
}

/** The ids of the cameras that there are; names of cameras are known once one was opened. */
export async function camerasThere(): Promise<readonly string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
}

/** Browsers on phones know lights; the types of the language do not yet. */
type WithTorch = MediaTrackCapabilities & { readonly torch?: boolean };

export function hasTorch(stream: MediaStream): boolean {
  return stream.getVideoTracks().some((track) => (track.getCapabilities() as WithTorch).torch === true);
}

export async function setTorch(stream: MediaStream, on: boolean): Promise<void> {
  for (const track of stream.getVideoTracks()) await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}

export function closeCamera(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}
