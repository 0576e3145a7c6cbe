import type { Hotspot } from '../tour/hotspot';
import type { IconName } from '../ui/Icon';

const BY_TYPE: Readonly<Record<Hotspot['type'], IconName>> = {
  link: 'arrow',
  info: 'info',
  gallery: 'picture',
  audio: 'sound',
  video: 'film',
  model: 'object',
  'then-and-now': 'time',
  area: 'area',
  web: 'link',
};

export const iconOf = ({ icon, type }: Hotspot): IconName => icon ?? BY_TYPE[type];
