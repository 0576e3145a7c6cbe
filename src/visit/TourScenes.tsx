import { useTranslation } from 'react-i18next';
import { formatLink } from '../tour/link';
import type { Tour } from '../tour/tour';
import { useReader } from '../ui/reader';
import { Words } from '../ui/Words';
import { Card } from './Card';
import { outlineOf } from './outline';

/** Every scene of a tour as a card. */
export function TourScenes({ tour, folder }: { tour: Tour; folder: string }) {
  const { t } = useTranslation();
  const { lang } = useReader();
  return (
    <section>
      <h2>{t('scenes')}</h2>
      <ul className="cards few-words">
        {outlineOf(tour).scenes.map(({ id, title, thumb }) => (
          <Card
            key={id}
            address={formatLink({ lang, tour: tour.id, scene: id })}
            picture={thumb && folder + thumb}
            title={<Words of={title} />}
          />
        ))}
      </ul>
    </section>
  );
}
