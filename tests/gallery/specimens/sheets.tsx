import { AboutSheet } from '../../../src/visit/AboutSheet';
import { HelpSheet } from '../../../src/visit/help/HelpSheet';
import { HotspotSheet } from '../../../src/visit/HotspotSheet';
import { ScenesSheet } from '../../../src/visit/ScenesSheet';
import type { Open } from '../../../src/visit/open';
import { InVisit, type Specimen } from '../specimen';

const HERE = { position: 'relative', transform: 'translateZ(0)', height: '40rem' } as const;

const sheet = (lang: string, open: Open): Specimen => ({
  ground: 'black',
  content: (
    <div lang={lang} style={HERE}>
      <InVisit lang={lang} change={{ open }}>
        <AboutSheet />
        <ScenesSheet />
        <HotspotSheet />
        <HelpSheet />
      </InVisit>
    </div>
  ),
});

export const about = sheet('vi', 'about');
export const scenes = sheet('en', 'scenes');
export const point = sheet('vi', { hotspot: 'vong-lau' });
/** A point that has no words in the visitor's language. */
export const standIn = sheet('fr', { hotspot: 'sau-lung' });
