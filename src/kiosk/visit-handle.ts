import type { Language } from '../tour/language';
import type { Scene } from '../tour/scene';
import type { View } from '../tour/view';

/** Where a visitor is. */
export interface Whereabouts {
  lang: Language;
  tour: string;
  scene: Scene;
  view: View;
}

/** What the kiosk may ask of the visit in its frame. */
export interface VisitHandle {
  where(): Whereabouts;
  /** Shows a scene and turns it slowly; resolves when the scene is there. */
  fly(flight: { scene: Scene; from: View; to: View }, ms: number): Promise<void>;
  /** Whether the picture is the canvas's, or as good as this machine can. */
  isShown(): boolean;
  /** Gives back what the picture holds. */
  dispose(): void;
}

/** The visit that has woken up in a document; undefined until then. */
export type FindVisit = (document: Document) => VisitHandle | undefined;
