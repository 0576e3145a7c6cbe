import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../tour/plan';
import type { Tour } from '../../tour/tour';
import { plainWords, useReader } from '../../ui/reader';
import { Sheet } from '../../ui/Sheet';
import { Words } from '../../ui/Words';
import { mediaFile } from '../files';
import type { Say } from '../kinds/words';
import { SceneLink } from '../SceneLink';
import { useVisit } from '../visit-context';
import { coneOf, conePath } from './cone';

interface PlanSheetProps {
  plans: readonly Plan[];
  tour: Tour;
  say: Say;
  onClose: () => void;
}

const byFloor = (a: Plan, b: Plan): number => (b.floor ?? 0) - (a.floor ?? 0);

/** The site as a drawing: where its scenes are, where one stands and looks, and a way there by a touch. */
export function PlanSheet({ plans, tour, say, onClose }: PlanSheetProps) {
  const { t } = useTranslation();
  const { scene } = useVisit().state;
  const [chosen, choose] = useState<string>();
  const sorted = useMemo(() => [...plans].sort(byFloor), [plans]);
  const holding = sorted.find(({ places }) => places.some((place) => place.scene === scene.id));
  const plan = sorted.find(({ id }) => id === chosen) ?? holding ?? sorted[0];
  if (!plan) return null;
  return (
    <Sheet id="plan" title={<Words of={plan.title} />} open closeLabel={t('close')} onClose={onClose}>
      {sorted.length > 1 && (
        <div className="choices" role="group" aria-label={say('plan.floors')}>
          {sorted.map((one) => (
            <button key={one.id} type="button" aria-pressed={one === plan} onClick={() => choose(one.id)}>
              <Words of={one.title} />
            </button>
          ))}
        </div>
      )}
      <Drawing plan={plan} tour={tour} />
      <Places plan={plan} tour={tour} />
    </Sheet>
  );
}

function Drawing({ plan, tour }: { plan: Plan; tour: Tour }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { state } = useVisit();
  const { picture, places } = plan;
  const file = mediaFile(picture.src, state.tour.folder, tour.published?.files ?? {});
  const here = places.find(({ scene }) => scene === state.scene.id);
  return (
    <figure>
      <div className="plan">
        <img src={file.address} alt={plainWords(picture.alt, reader)} width={file.width} height={file.height} />
        {here && <ViewCone {...here} upward={plan.heading ?? 0} />}
        {places.map(({ scene, x, y }, index) => (
          <SceneLink
            key={scene}
            className="plan-place"
            to={{ scene, view: 'home' }}
            style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
            aria-current={scene === state.scene.id ? 'page' : undefined}
            aria-label={`${index + 1}. ${plainWords(tour.scenes.find(({ id }) => id === scene)?.title, reader)}`}
          >
            <span>{index + 1}</span>
          </SceneLink>
        ))}
      </div>
      {picture.credit && <figcaption>{t('picture', { credit: plainWords(picture.credit, reader) })}</figcaption>}
    </figure>
  );
}

/** Turns with the view, written past React. */
function ViewCone({ x, y, upward }: { x: number; y: number; upward: number }) {
  const viewer = useVisit().actions?.viewer;
  const sector = useRef<SVGPathElement>(null);
  useEffect(() => {
    if (!viewer) return undefined;
    const draw = () => {
      const screen = { width: innerWidth, height: innerHeight };
      const { turn, spread } = coneOf(viewer.view, viewer.scene.heading, upward, screen);
      sector.current?.setAttribute('d', conePath(Math.min(spread, 150), 48));
      sector.current?.setAttribute('transform', `rotate(${Math.round(turn * 10) / 10})`);
    };
    draw();
    return viewer.on('view', draw);
  }, [viewer, upward]);
  return (
    <svg
      className="cone"
      viewBox="-50 -50 100 100"
      style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
      aria-hidden="true"
    >
      <path ref={sector} />
    </svg>
  );
}

/** The same places as a list, with their names. */
function Places({ plan, tour }: { plan: Plan; tour: Tour }) {
  const { scene } = useVisit().state;
  return (
    <ol className="places">
      {plan.places.map((place) => (
        <li key={place.scene}>
          <SceneLink
            to={{ scene: place.scene, view: 'home' }}
            aria-current={place.scene === scene.id ? 'page' : undefined}
          >
            <Words of={tour.scenes.find(({ id }) => id === place.scene)?.title} />
          </SceneLink>
        </li>
      ))}
    </ol>
  );
}
