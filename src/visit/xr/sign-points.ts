import type { Hotspot } from '../../tour/hotspot';
import type { Scene } from '../../tour/scene';
import type { Tour } from '../../tour/tour';
import { plainWords, type Reader } from '../../ui/reader';
import type { SignPoint } from '../../viewer/headset';

/** Points that are given on the sphere: a headset shows no flat pictures. */
const isAround = ({ media }: Scene): boolean => media.type === 'panorama' || media.type === 'video360';

function leadsOn(hotspot: Hotspot, { scenes }: Tour): boolean {
  if (hotspot.type !== 'link') return false;
  return hotspot.to.tour === undefined && scenes.some((scene) => scene.id === hotspot.to.scene && isAround(scene));
}

/** What can be chosen by looking: ways to other places around one, and what can be read. */
export function signPoints(scene: Scene, tour: Tour, reader: Reader): SignPoint[] {
  return (scene.hotspots ?? []).flatMap((hotspot): SignPoint[] => {
    const { id, at, type, title } = hotspot;
    if (!('yaw' in at) || (type === 'link' && !leadsOn(hotspot, tour))) return [];
    return [{ id, at, kind: type === 'link' ? 'way' : 'words', title: plainWords(title, reader) }];
  });
}

/** What is read at a point. */
export function wordsAt(scene: Scene, id: string, reader: Reader): { title: string; text: string } | undefined {
  const hotspot = scene.hotspots?.find((each) => each.id === id);
  if (!hotspot || hotspot.type === 'link') return undefined;
  return { title: plainWords(hotspot.title, reader), text: plainWords(hotspot.text, reader) };
}
