import { BottomBar } from '../../../src/visit/BottomBar';
import { TopBar } from '../../../src/visit/TopBar';
import { InVisit, type Specimen } from '../specimen';

const bars = (
  <>
    <TopBar />
    <BottomBar />
  </>
);

/** Fixed to the edges of the screen on a real page; here one below the other. */
const HERE = { position: 'relative', transform: 'translateZ(0)', height: '13rem' } as const;

const inLanguages = ['vi', 'en', 'fr'].map((lang) => (
  <div key={lang} lang={lang} style={HERE}>
    <InVisit lang={lang} change={lang === 'en' ? { open: 'about' } : {}}>
      {bars}
    </InVisit>
  </div>
));

export const specimen: Specimen = { ground: 'white', content: inLanguages };
export const dark: Specimen = { ground: 'black', content: inLanguages };
