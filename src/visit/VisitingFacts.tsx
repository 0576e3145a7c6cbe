import { useTranslation } from 'react-i18next';
import type { Site } from '../tour/site';
import { Words } from '../ui/Words';
import { Fact } from './Fact';

/** What to know before one goes there. Hours and fees change without anyone telling the tour, so it says to ask. */
export function VisitingFacts({ visit }: { visit: Site['visit'] | undefined }) {
  const { t } = useTranslation();
  if (!visit) return null;
  const { hours, fee, etiquette, days = [], website, phone } = visit;
  return (
    <section>
      <h2>{t('visiting.title')}</h2>
      <dl className="facts">
        {Object.entries({ hours, fee, etiquette }).map(
          ([key, text]) =>
            text && (
              <Fact key={key} name={t(`visiting.${key as 'hours' | 'fee' | 'etiquette'}`)}>
                <Words of={text} />
              </Fact>
            ),
        )}
        {days.length > 0 && (
          <Fact name={t('visiting.days')}>
            {days.map(({ date, text }) => (
              <span className="second" key={date}>
                <b>{date}</b> <Words of={text} />
              </span>
            ))}
          </Fact>
        )}
        {website && (
          <Fact name={t('visiting.website')}>
            <a href={website}>{website}</a>
          </Fact>
        )}
        {phone && (
          <Fact name={t('visiting.phone')}>
            <a href={`tel:${phone.replace(/[ .()-]/g, '')}`}>{phone}</a>
          </Fact>
        )}
      </dl>
      {(hours ?? fee) && <p className="second">{t('visiting.confirm')}</p>}
    </section>
  );
}
