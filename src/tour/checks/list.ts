import { aimFits } from './aim-fits';
import { altPresent } from './alt-present';
import { altitudePresent } from './altitude-present';
import { arrivalDirection } from './arrival-direction';
import { captionsPresent } from './captions-present';
import { creditsKnown } from './credits-known';
import { creditsPresent } from './credits-present';
import { cropSense } from './crop-sense';
import { fileFits } from './file-fits';
import { filmCodec } from './film-codec';
import { filmSizes } from './film-sizes';
import { filePresent } from './file-present';
import { fileWeight } from './file-weight';
import { filesInEveryLanguage } from './files-in-every-language';
import { headingPresent } from './heading-present';
import { languageNamed } from './language-named';
import { leadsSomewhere } from './leads-somewhere';
import { limitsSense } from './limits-sense';
import { panoramaProportions } from './panorama-proportions';
import { pictureMetadata } from './picture-metadata';
import { pictureSize } from './picture-size';
import { pictureWhole } from './picture-whole';
import { planBounds } from './plan-bounds';
import { positionInSight } from './position-in-sight';
import { positionKind } from './position-kind';
import { posterPresent } from './poster-present';
import { reachable } from './reachable';
import { referencesKnown } from './references-known';
import { repeatedIds } from './repeated-ids';
import type { Rule } from './rule';
import { signCodeDoubtful } from './sign-code-doubtful';
import { startKnown } from './start-known';
import { textLetters } from './text-letters';
import { textPresent } from './text-present';
import { textTranslated } from './text-translated';
import { times } from './times';
import { tourFolder } from './tour-folder';
import { webAddresses } from './web-addresses';

/** In the order in which findings about one part are told: what is there at all, what leads where, how it looks, what is said. */
export const RULES: readonly Rule[] = [
  tourFolder,
  repeatedIds,
  startKnown,
  referencesKnown,
  signCodeDoubtful,
  leadsSomewhere,
  reachable,
  filePresent,
  fileFits,
  fileWeight,
  filmCodec,
  filmSizes,
  pictureWhole,
  panoramaProportions,
  pictureSize,
  cropSense,
  pictureMetadata,
  limitsSense,
  aimFits,
  positionKind,
  positionInSight,
  times,
  planBounds,
  arrivalDirection,
  headingPresent,
  altitudePresent,
  posterPresent,
  textPresent,
  languageNamed,
  textLetters,
  textTranslated,
  altPresent,
  captionsPresent,
  filesInEveryLanguage,
  creditsKnown,
  creditsPresent,
  webAddresses,
];
