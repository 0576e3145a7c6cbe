import { useEffect, useState } from 'react';
import type { FlightPoint } from '../../tour/media';
import type { Plan } from '../../tour/plan';
import type { Scene } from '../../tour/scene';
import type { Tour } from '../../tour/tour';
import { mediaFile } from '../files';
import { useVisit } from '../visit-context';
import { flightAt, paperFor, type EarthPoint } from './flight-path';
import type { FilmWords } from './film-words';

interface FlightStripProps {
  flight: readonly FlightPoint[];
  second: number;
  words: FilmWords;
  loadTour: () => Promise<Tour>;
}

type MappedPlan = Plan & { bounds: NonNullable<Plan['bounds']> };

const mappedPlan = (tour: Tour | undefined): MappedPlan | undefined =>
  tour?.plans?.find((plan): plan is MappedPlan => plan.bounds !== undefined);

/** Where on the earth the scenes lie to which the film's points lead. */
function aimsOf({ hotspots = [] }: Scene, plan: MappedPlan | undefined): EarthPoint[] {
  if (!plan) return [];
  const [{ topLeft, bottomRight }, led] = [
    plan.bounds,
    new Set(hotspots.flatMap((each) => (each.type === 'link' ? [each.to.scene] : []))),
  ];
  return plan.places
    .filter(({ scene }) => led.has(scene))
    .map(({ x, y }) => ({
      lat: topLeft.lat + y * (bottomRight.lat - topLeft.lat),
      lon: topLeft.lon + x * (bottomRight.lon - topLeft.lon),
    }));
}

/** The way that the camera flew, drawn on the tour's plan, and where it is now. */
export function FlightStrip({ flight, second, words, loadTour }: FlightStripProps) {
  const { scene, tour: here } = useVisit().state;
  const [tour, setTour] = useState<Tour>();
  useEffect(() => void loadTour().then(setTour, () => undefined), [loadTour]);
  const plan = mappedPlan(tour);
  const at = paperFor([...flight, ...aimsOf(scene, plan)]);
  const now = flightAt(flight, second);
  const [x, y] = at(now);
  const [altitude, heading] = [Math.round(now.altitude), Math.round(now.heading) % 360];
  return (
    <figure className="flight">
      <svg viewBox="0 0 100 100" role="img" aria-label={words.flight}>
        {plan && (
          <PlanPicture
            plan={plan}
            at={at}
            address={mediaFile(plan.picture.src, here.folder, tour?.published?.files ?? {}).address}
          />
        )}
        {['flight-edge', 'flight-way'].map((name) => (
          <polyline key={name} className={name} points={flight.map((point) => at(point).join()).join(' ')} />
        ))}
        <g transform={`translate(${x} ${y}) rotate(${now.heading})`}>
          <path d="M0 0-10-20a22 22 0 0 1 20 0z" />
          <circle r="4" />
        </g>
      </svg>
      <figcaption>
        {words.altitude} {altitude} m · {heading}°
      </figcaption>
    </figure>
  );
}

function PlanPicture({
  plan,
  at,
  address,
}: {
  plan: MappedPlan;
  at: (place: EarthPoint) => [number, number];
  address: string;
}) {
  const [left, top] = at(plan.bounds.topLeft);
  const [right, bottom] = at(plan.bounds.bottomRight);
  return (
    <image href={address} x={left} y={top} width={right - left} height={bottom - top} preserveAspectRatio="none" />
  );
}
