/** Kind of a file by its content, never by its name. */
export type FileType =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'avif'
  | 'tiff'
  | 'gif'
  | 'svg'
  | 'heic'
  | 'exr'
  | 'bmp'
  | 'mp4'
  | 'webm'
  | 'mp3'
  | 'm4a'
  | 'ogg'
  | 'wav'
  | 'vtt'
  | 'glb'
  | 'gltf'
  | 'zip'
  | 'html'
  | 'text'
  | 'empty'
  | 'unknown';

/** Google's photo sphere metadata (XMP), numbers as written in the file; values that are not numbers are left out. */
export interface GPano {
  projection?: string;
  fullWidth?: number;
  fullHeight?: number;
  croppedWidth?: number;
  croppedHeight?: number;
  left?: number;
  top?: number;
  heading?: number;
  pitch?: number;
  roll?: number;
  initialHeading?: number;
  initialPitch?: number;
  initialFov?: number;
}

/** What was found out about one file of the tour folder; `check` needs no disk. */
export interface MediaFacts {
  bytes: number;
  type: FileType;
  /** Pixels as they are to be seen, after EXIF orientation. */
  width?: number;
  height?: number;
  /** The header could be read, but the file is cut short or makes no sense. */
  damaged?: boolean;
  gpano?: GPano;
  location?: { lat: number; lon: number; altitude?: number };
  /** Day of capture, 2024-05-01. */
  captured?: string;
  /** Seconds, and whether there are picture and sound: for audio and video, where it could be read. */
  duration?: number;
  hasVideo?: boolean;
  hasAudio?: boolean;
  /** How a film's picture is stored, as the file itself says: avc1, hvc1, V_VP9. */
  codec?: string;
  /** There is no ffmpeg here, with which press makes a film smaller. */
  cannotShrink?: boolean;
  /** Other files that a 3D model asks for; a packed one asks for none. */
  outside?: readonly string[];
  /** Extensions of glTF without which a 3D model cannot be shown. */
  demands?: readonly string[];
}

/** Facts by path in the tour folder, exactly as the manifest spells them; files that are missing are absent. */
export type MediaFactsByPath = ReadonlyMap<string, MediaFacts>;
