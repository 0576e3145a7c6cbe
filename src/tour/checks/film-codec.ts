import { error, warning } from '../issue';
import type { Rule } from './rule';

/** What all browsers of the last years play. */
const PLAYED = /^(?:avc[13]|vp0[89]|av01|V_VP[89]|V_AV1|V_MPEG4\/ISO\/AVC)$/;
/** Newer telephones play it, many other browsers do not. */
const HEVC = /^(?:hvc1|hev1|dvh1|dvhe|V_MPEGH\/ISO\/HEVC)$/;

const NAMES: Readonly<Record<string, string>> = {
  hvc1: 'H.265 (HEVC)',
  hev1: 'H.265 (HEVC)',
  dvh1: 'Dolby Vision (HEVC)',
  dvhe: 'Dolby Vision (HEVC)',
  'V_MPEGH/ISO/HEVC': 'H.265 (HEVC)',
  mp4v: 'MPEG-4 Part 2',
  jpeg: 'Motion JPEG',
};

const nameOf = (codec: string): string => NAMES[codec] ?? (/^ap[a-z0-9]{2}$/.test(codec) ? 'ProRes' : codec.trim());

export const filmCodec: Rule = {
  codes: ['film-not-playable', 'film-few-play'],
  *find(subject) {
    for (const { value: file, path } of subject.parts('film', 'sphere-film')) {
      const { codec } = subject.facts(file) ?? {};
      if (codec === undefined || PLAYED.test(codec)) continue;
      const say = HEVC.test(codec) ? warning : error;
      yield say(HEVC.test(codec) ? 'film-few-play' : 'film-not-playable', path, { file, codec: nameOf(codec) });
    }
  },
};
