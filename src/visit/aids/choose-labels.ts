import type { Size } from '../../tiles/screen';

/** In CSS pixels from the stage's upper left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type LabelPlace = 'below' | 'above';

/** A pin on the screen and the size of its name. */
export interface Label {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Lower goes first: what one points at, then ways on, then what its maker wants named. None stays nameless, to cover nothing. */
  rank: number | undefined;
  /** Where the name stands now: names do not give way to each other at every small movement. */
  place?: LabelPlace | undefined;
}

/** From a pin's centre to its name, and half of its dot. */
export const NAME_AWAY = 18;
const DOT = 17;
const AIR = 3;
/** A name that is shown counts as nearer to the centre by this part of the screen's longer side. */
const STAYS = 0.12;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right + AIR && b.left < a.right + AIR && a.top < b.bottom + AIR && b.top < a.bottom + AIR;

export function nameBox({ x, y, width, height }: Label, place: LabelPlace): Box {
  const top = place === 'below' ? y + NAME_AWAY : y - NAME_AWAY - height;
  return { left: x - width / 2, right: x + width / 2, top, bottom: top + height };
}

const dotOf = ({ x, y }: Label): Box => ({ left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT });

const isInside = (box: Box, { width, height }: Size): boolean =>
  box.left >= AIR && box.top >= AIR && box.right <= width - AIR && box.bottom <= height - AIR;

/** The order in which names are given room. */
function inOrder(labels: readonly Label[], { width, height }: Size): number[] {
  const far = (label: Label): number =>
    Math.hypot(label.x - width / 2, label.y - height / 2) / Math.max(width, height) - (label.place ? STAYS : 0);
  const order = labels.flatMap((label, index) =>
    label.rank === undefined ? [] : [{ index, rank: label.rank, far: far(label) }],
  );
  return order.sort((a, b) => a.rank - b.rank || a.far - b.far).map(({ index }) => index);
}

/**
 * Which names are shown and where: none over another, over another's dot, over what is `covered`, or beyond the screen's edge.
 * Pure and without layout, so that it can run whenever pins have moved.
 */
export function chooseLabels(
  labels: readonly Label[],
  size: Size,
  covered: readonly Box[],
): (LabelPlace | undefined)[] {
  const taken = [...covered];
  const dots = labels.map(dotOf);
  const chosen: (LabelPlace | undefined)[] = labels.map(() => undefined);
  const isHidden = (index: number): boolean => covered.some((box) => overlap(dots[index] ?? box, box));
  const hidden = labels.map((_, index) => isHidden(index));
  for (const index of inOrder(labels, size)) {
    const label = labels[index];
    if (!label || hidden[index]) continue;
    const places: LabelPlace[] = label.place === 'above' ? ['above', 'below'] : ['below', 'above'];
    chosen[index] = places.find((place) => {
      const box = nameBox(label, place);
      const clear = !taken.some((other) => overlap(box, other));
      return clear && isInside(box, size) && !dots.some((dot, other) => other !== index && overlap(box, dot));
    });
    if (chosen[index]) taken.push(nameBox(label, chosen[index]));
  }
  return chosen;
}
