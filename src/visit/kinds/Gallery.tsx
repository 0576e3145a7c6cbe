import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hotspot } from '../../tour/hotspot';
import type { Picture } from '../../tour/picture';
import { plainWords, useReader } from '../../ui/reader';
import { Paragraphs } from '../../ui/Words';
import { Figure } from '../Figure';
import { useFile } from '../files';
import { Cited } from '../HotspotText';
import { Buttons } from './Buttons';
import type { Say } from './words';

type GalleryHotspot = Extract<Hotspot, { type: 'gallery' }>;

/** Pictures side by side: swiped by a finger, scrolled by keys, or one by one with buttons; each can be seen larger. */
export function Gallery({ hotspot, say }: { hotspot: GalleryHotspot; say: Say }) {
  const { pictures } = hotspot;
  const fileOf = useFile();
  const strip = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const [large, setLarge] = useState<Picture>();
  const go = (to: number) => strip.current?.scrollTo({ left: to * strip.current.clientWidth });
  const scrolled = () => {
    const { scrollLeft = 0, clientWidth = 1 } = strip.current ?? {};
    setIndex(Math.round(scrollLeft / (clientWidth || 1)));
  };
  const current = pictures[index];
  return (
    <>
      <div
        className="gallery"
        role="region"
        aria-label={say('gallery.pictures')}
        tabIndex={0}
        ref={strip}
        onScroll={scrolled}
      >
        {pictures.map((picture) => (
          <Figure key={picture.src} picture={picture} file={fileOf(picture.src)} />
        ))}
      </div>
      <p className="gallery-count" role="status">
        {say('gallery.count', { index: index + 1, count: pictures.length })}
      </p>
      <Buttons
        label={say('gallery.pictures')}
        buttons={[
          { sign: '‹', name: say('gallery.previous'), press: () => go(index - 1), disabled: index === 0 },
          { sign: '⤢', name: say('gallery.larger'), press: () => setLarge(current) },
          { sign: '›', name: say('gallery.next'), press: () => go(index + 1), disabled: index + 1 >= pictures.length },
        ]}
      />
      {large && <LargePicture picture={large} say={say} onClose={() => setLarge(undefined)} />}
      <Paragraphs of={hotspot.text} />
      <Cited ids={[...(hotspot.sources ?? []), ...pictures.flatMap(({ sources = [] }) => sources)]} />
    </>
  );
}

const STEP = 1.5;
const MOST = 5;

/** One picture over the whole screen; what is larger than the screen is scrolled, by finger or keys. */
function LargePicture({ picture, say, onClose }: { picture: Picture; say: Say; onClose: () => void }) {
  const { t } = useTranslation();
  const reader = useReader();
  const file = useFile()(picture.src);
  const dialog = useRef<HTMLDialogElement>(null);
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const alt = plainWords(picture.alt, reader);
  // At first the whole picture shows, on a wide screen too.
  const { width = MOST, height = 1 } = file;
  return (
    <dialog
      className="large"
      ref={dialog}
      aria-label={alt || say('gallery.larger')}
      onClose={onClose}
      onKeyDown={(event) => event.key === 'Escape' && event.nativeEvent.stopImmediatePropagation()}
    >
      <div className="large-scroll" tabIndex={0}>
        <img src={file.address} alt={alt} style={{ width: `calc(${zoom} * min(100%, 100dvh * ${width / height}))` }} />
      </div>
      <Buttons
        label={say('gallery.zoom')}
        buttons={[
          { sign: '−', name: t('zoomOut'), press: () => setZoom(Math.max(zoom / STEP, 1)), disabled: zoom <= 1 },
          { sign: '+', name: t('zoomIn'), press: () => setZoom(Math.min(zoom * STEP, MOST)), disabled: zoom >= MOST },
          { sign: '✕', name: t('close'), press: onClose },
        ]}
      />
    </dialog>
  );
}
