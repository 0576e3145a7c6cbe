import { useTranslation } from 'react-i18next';
import type { FilePerLanguage } from '../tour/picture';
import type { Text } from '../tour/text';
import { wordsIn } from '../tour/words';
import { nameOf } from '../ui/languages';
import { plainWords, useReader } from '../ui/reader';
import { Paragraphs } from '../ui/Words';
import { dropTracks } from './drop-tracks';
import { useFile } from './files';

interface RecordingProps {
  kind: 'audio' | 'video';
  /** One file for everybody, or one per language. */
  src: string | FilePerLanguage;
  name: Text | string;
  captions?: FilePerLanguage | undefined;
  transcript?: Text | undefined;
  poster?: string | undefined;
}

/** Sound or film with the browser's own controls; nothing is fetched before it is played. */
export function Recording({ kind: Tag, src, name, captions = {}, transcript, poster }: RecordingProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const fileOf = useFile();
  const chosen = typeof src === 'string' ? src : wordsIn(src, reader.lang, reader.languages)?.text;
  if (chosen === undefined) return null;
  // Who hears a language that stands in reads it, too.
  const read = wordsIn(captions, reader.lang, reader.languages)?.lang;
  const label = typeof name === 'string' ? name : plainWords(name, reader);
  return (
    <>
      <Tag
        ref={dropTracks}
        controls
        preload="none"
        aria-label={label}
        src={fileOf(chosen).address}
        {...(Tag === 'video' && { playsInline: true, ...(poster && { poster: fileOf(poster).address }) })}
      >
        {Object.entries(captions).map(([lang, file]) => (
          <track
            key={lang}
            kind="captions"
            src={fileOf(file).address}
            srcLang={lang}
            label={nameOf(lang)}
            default={lang === read}
          />
        ))}
      </Tag>
      {transcript && (
        <details>
          <summary>{t('transcript')}</summary>
          <Paragraphs of={transcript} />
        </details>
      )}
    </>
  );
}
