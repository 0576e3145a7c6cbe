import { useTranslation } from 'react-i18next';
import { plainWords, useReader } from '../../ui/reader';
import type { ListedProvince } from './listed';

/** Searching and sorting out; shown by the script that does it. */
export function Finder({ lists }: { lists: readonly ListedProvince[] }) {
  const { t } = useTranslation();
  const reader = useReader();
  const ranks = new Set(lists.flatMap(({ listed }) => listed.map(({ rank }) => plainWords(rank, reader))));
  ranks.delete('');
  return (
    <form
      className="finder"
      role="search"
      hidden
      data-distance={t('find.distance', { km: '{km}' })}
      data-denied={t('find.denied')}
      data-count={t('find.count', { count: 2 }).replace('2', '{count}')}
    >
      <label className="search">
        <span>{t('find.search')}</span>
        <input type="search" name="words" autoComplete="off" enterKeyHint="search" />
      </label>
      <button type="button" className="button near">
        {t('find.near')}
      </button>
      <Choice name="province" label={t('place.province')} all={t('find.allProvinces')}>
        {lists.flatMap(({ province }) => (province ? [[province.id, plainWords(province.name, reader)]] : []))}
      </Choice>
      <Choice name="rank" label={t('place.rank')} all={t('find.allRanks')}>
        {[...ranks].map((rank) => [rank, rank])}
      </Choice>
      <p className="second found" role="status" />
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  all: string;
  children: string[][];
}

const Choice = ({ name, label, all, children }: ChoiceProps) => (
  <label>
    <span>{label}</span>
    <select name={name}>
      <option value="">{all}</option>
      {children.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  </label>
);
