import { Notices } from '../../../src/visit/Notices';
import { InVisit, type Specimen } from '../specimen';
import type { VisitState } from '../../../src/visit/visit-state';

const HERE = { position: 'relative', transform: 'translateZ(0)', height: '13rem' } as const;

const CASES: readonly [lang: string, change: Partial<VisitState>][] = [
  ['vi', { notice: 'greeting' }],
  ['en', { notice: 'simple' }],
  ['fr', { failure: { scene: 'dai-tuong-niem' } }],
];

export const specimen: Specimen = {
  ground: 'white',
  content: CASES.map(([lang, change]) => (
    <div key={lang} lang={lang} style={HERE}>
      <InVisit lang={lang} change={change}>
        <Notices />
      </InVisit>
    </div>
  )),
};
