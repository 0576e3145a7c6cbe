import { useTranslation } from 'react-i18next';
import { localeOf } from '../../ui/languages';
import { plainWords, useReader } from '../../ui/reader';
import type { Listed } from './listed';
import { planMap, type MapPlan, type MapPoint } from './map-plan';

/** Where a place stands in the list. */
export const placeAnchor = (id: string): string => `s-${id}`;

/** Where a province's places lie to each other. Needs no network, no script, and nobody else's map. */
export function SiteMap({ listed, name }: { listed: readonly Listed[]; name: string }) {
  const { t } = useTranslation();
  const plan = planMap(listed);
  if (!plan) return null;
  const isApproximate = listed.some((place) => place.isApproximate);
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${plan.width} ${plan.height}`} role="group" aria-label={t('find.map', { name })}>
        <Grid plan={plan} />
        {plan.points.map((point) => (
          <Point key={point.places[0]?.id} point={point} width={plan.width} />
        ))}
        <Scale plan={plan} />
      </svg>
      <figcaption>{isApproximate ? t('find.mapApproximate') : t('find.mapNote')}</figcaption>
    </figure>
  );
}

function Grid({ plan: { width, height, parallels, meridians } }: { plan: MapPlan }) {
  const { t } = useTranslation();
  const numbers = new Intl.NumberFormat(localeOf(useReader().lang));
  return (
    <g className="grid" aria-hidden="true">
      {parallels.map(({ at, value }) => (
        <g key={value}>
          <path d={`M0 ${at}H${width}`} />
          <text x={6} y={at - 4}>
            {t('find.north', { degrees: numbers.format(value) })}
          </text>
        </g>
      ))}
      {meridians.map(({ at, value }) => (
        <g key={value}>
          <path d={`M${at} 0V${height}`} />
          <text x={at + 4} y={height - 6}>
            {t('find.east', { degrees: numbers.format(value) })}
          </text>
        </g>
      ))}
    </g>
  );
}

function Point({ point: { x, y, places }, width }: { point: MapPoint; width: number }) {
  const { t } = useTranslation();
  const reader = useReader();
  const [first] = places;
  if (!first) return null;
  const names = places.map(({ title }) => plainWords(title, reader));
  const shown = places.length === 1 ? (names[0] ?? '') : t('find.places', { count: places.length });
  const isRight = x > width * 0.6;
  return (
    <a
      href={`#${placeAnchor(first.id)}`}
      className="point"
      aria-label={places.length === 1 ? shown : `${shown}: ${names.join(', ')}`}
    >
      <circle className="reach" cx={x} cy={y} r={28} />
      <circle className="dot" data-tour={places.some(({ tour }) => tour) || undefined} cx={x} cy={y} r={8} />
      <text x={isRight ? x - 14 : x + 14} y={y + 5} textAnchor={isRight ? 'end' : 'start'}>
        {shown}
      </text>
    </a>
  );
}

function Scale({ plan: { width, scale } }: { plan: MapPlan }) {
  const right = width - 12;
  return (
    <g className="scale" aria-hidden="true">
      <path d={`M${right - scale.length} 14v6h${scale.length}v-6`} />
      <text x={right - scale.length / 2} y={38} textAnchor="middle">{`${scale.kilometres} km`}</text>
    </g>
  );
}
