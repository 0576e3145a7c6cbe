import { error, type Issue, type Path } from '../issue';
import type { MediaFacts } from '../media-facts';
import type { FileUse } from '../use';
import { FILE_USES, FITTING, typeName } from './file-types';
import type { Rule } from './rule';

interface NamedFile {
  use: FileUse;
  file: string;
  path: Path;
}

/** What the viewer of models can read beside plain glTF; materials that it does not know are drawn plainly. */
const READ =
  /^(?:KHR_(?:draco_mesh_compression|mesh_quantization|texture_transform|lights_punctual|materials_\w+)|(?:EXT|KHR)_meshopt_compression|EXT_(?:texture_(?:webp|avif)|mesh_gpu_instancing))$/;

const isFilm = (use: FileUse): boolean => use === 'film' || use === 'sphere-film';

function* wrongType({ use, file, path }: NamedFile, { type }: MediaFacts): Iterable<Issue> {
  const wanted = FITTING[use].map(typeName).join(', ');
  if (type === 'heic') yield error('file-heic', path, { file, wanted });
  else if (type === 'gltf' && use === 'model') yield error('model-not-packed', path, { file });
  else if (type === 'unknown') yield error('file-type-unknown', path, { file, wanted });
  else yield error('file-wrong-type', path, { file, found: typeName(type), wanted });
}

function* wrongInside({ use, file, path }: NamedFile, facts: MediaFacts): Iterable<Issue> {
  if (isFilm(use) && facts.hasVideo === false) yield error('film-without-picture', path, { file });
  if (use === 'sound' && facts.hasAudio === false) yield error('sound-without-sound', path, { file });
  const outside = facts.outside?.[0];
  if (use === 'model' && outside !== undefined) yield error('model-needs-other-files', path, { file, needed: outside });
  const demand = facts.demands?.find((extension) => !READ.test(extension));
  if (use === 'model' && demand !== undefined) yield error('model-not-readable', path, { file, extension: demand });
  if (facts.damaged && (isFilm(use) || use === 'sound' || use === 'model')) yield error('file-damaged', path, { file });
}

export const fileFits: Rule = {
  codes: [
    'file-wrong-type',
    'file-type-unknown',
    'file-heic',
    'model-not-packed',
    'model-needs-other-files',
    'model-not-readable',
    'file-damaged',
    'film-without-picture',
    'sound-without-sound',
  ],
  *find(subject) {
    for (const { use, value: file, path } of subject.parts(...FILE_USES)) {
      const facts = subject.facts(file);
      // Missing and empty files have findings of their own.
      if (!facts || facts.bytes === 0 || facts.type === 'empty') continue;
      const named = { use, file, path };
      if (FITTING[use].includes(facts.type)) yield* wrongInside(named, facts);
      else yield* wrongType(named, facts);
    }
  },
};
