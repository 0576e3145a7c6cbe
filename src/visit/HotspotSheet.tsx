import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hotspot } from '../tour/hotspot';
import { Sheet } from '../ui/Sheet';
import { Words } from '../ui/Words';
import { HotspotText } from './HotspotText';
import { hotspotOf } from './open';
import { useVisit } from './visit-context';

/** The hotspot that is open, beside its point in the picture. */
export function HotspotSheet() {
  const { scene, open } = useVisit().state;
  const hotspot = scene.hotspots?.find(({ id }) => id === hotspotOf(open));
  const byGuide = typeof open === 'object' && open.byGuide;
  return hotspot && <OpenHotspot key={hotspot.id} hotspot={hotspot} quiet={byGuide} />;
}

/** Kinds that are only read. */
const READ: ReadonlySet<Hotspot['type']> = new Set(['link', 'info', 'area']);

/** What a kind can do beyond being read comes when it is first opened; where it does not come, there is the text. */
const LiveHotspot = lazy(() =>
  import('./kinds/LiveHotspot').then(
    (module) => ({ default: module.LiveHotspot }),
    () => ({ default: HotspotText }),
  ),
);

const ID = 'hotspot';

function OpenHotspot({ hotspot, quiet }: { hotspot: Hotspot; quiet: boolean | undefined }) {
  const { t } = useTranslation();
  const { actions } = useVisit();
  const { at, title } = hotspot;
  const [yaw, pitch] = 'yaw' in at ? [at.yaw, at.pitch] : [];
  useEffect(() => {
    const sheet = document.getElementById(ID);
    if (sheet && yaw !== undefined && pitch !== undefined) actions?.lookAt({ yaw, pitch }, sheet);
  }, [actions, yaw, pitch]);
  return (
    <Sheet
      id={ID}
      title={<Words of={title} />}
      open
      closeLabel={t('close')}
      onClose={() => actions?.close()}
      quiet={quiet}
    >
      {READ.has(hotspot.type) ? (
        <HotspotText hotspot={hotspot} />
      ) : (
        <Suspense fallback={<HotspotText hotspot={hotspot} />}>
          <LiveHotspot hotspot={hotspot} />
        </Suspense>
      )}
    </Sheet>
  );
}
