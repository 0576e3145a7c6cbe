import { useTranslation } from 'react-i18next';
import type { Hotspot } from '../tour/hotspot';
import { Icon } from '../ui/Icon';
import { LinkButton } from '../ui/LinkButton';
import { Words } from '../ui/Words';
import { anchorOf } from './anchor';
import { iconOf } from './hotspot-icon';
import { HotspotText } from './HotspotText';
import { SceneLink } from './SceneLink';
import { useVisit } from './visit-context';

/** All of the scene's points as text, in the manifest's order. With a script each opens beside the picture instead. */
export function HotspotList() {
  const { t } = useTranslation();
  const { hotspots = [] } = useVisit().state.scene;
  if (hotspots.length === 0) return <p>{t('noHotspots')}</p>;
  return (
    <ul className="entries">
      {hotspots.map((hotspot) => (
        <li key={hotspot.id} id={anchorOf(hotspot.id)}>
          <h4>
            <EntryLink hotspot={hotspot} />
          </h4>
          {hotspot.type !== 'link' && (
            <div className="entry-text">
              <HotspotText hotspot={hotspot} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function EntryLink({ hotspot }: { hotspot: Hotspot }) {
  const { actions } = useVisit();
  const { id, title, type } = hotspot;
  const name = (
    <>
      <Icon name={iconOf(hotspot)} />
      <span>
        <Words of={title} />
      </span>
    </>
  );
  if (type === 'link') {
    return <SceneLink to={hotspot.to}>{name}</SceneLink>;
  }
  return (
    <LinkButton href={`#${anchorOf(id)}`} onPress={() => actions?.toggle({ hotspot: id })}>
      {name}
    </LinkButton>
  );
}
