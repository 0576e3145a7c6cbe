import { useTranslation } from 'react-i18next';
import type { Site } from '../tour/site';
import { formatDate } from '../ui/languages';
import { useReader } from '../ui/reader';
import { Words } from '../ui/Words';
import { Fact } from './Fact';

/** What a monument is called, how it is ranked and where it lies. */
export function SiteFacts({ site }: { site: Site | undefined }) {
  const { t } = useTranslation();
  const { lang } = useReader();
  if (!site) return null;
  const { name, rank, decision, address, formerAddress } = site;
  const dated = decision?.date !== undefined && formatDate(decision.date, lang);
  return (
    <dl className="facts">
      {name && (
        <Fact name={t('place.name')}>
          <Words of={name} />
        </Fact>
      )}
      {(rank ?? decision) && (
        <Fact name={t('place.rank')}>
          <Words of={rank} />
          {decision && (
            <span className="second">
              {dated
                ? t('place.decisionDated', { number: decision.number, date: dated })
                : t('place.decision', { number: decision.number })}
            </span>
          )}
        </Fact>
      )}
      {address && (
        <Fact name={t('place.address')}>
          <Words of={address} />
          {formerAddress && (
            <span className="second">
              {t('place.formerAddress')}: <Words of={formerAddress} />
            </span>
          )}
        </Fact>
      )}
    </dl>
  );
}
