import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { localeOf } from '../ui/languages';
import { ReaderContext } from '../ui/reader';
import { appAround } from './in-app';
import style from './keep.css?inline';
import { KeepContext, useKeep } from './keep-context';
import { KeepNotices } from './KeepNotices';
import { KeepSheet } from './KeepSheet';
import { useKeepWords } from './keep-words';
import type { Keeper } from './keeper';
import type { Visit } from './visit';

interface KeepPartProps {
  visit: Visit;
  keeper: Keeper;
  takeUpdate: () => void;
}

/** The part of the screen that comes after the first view: keeping tours, and what is told about network and news. */
export function KeepPart({ visit, keeper, takeUpdate }: KeepPartProps) {
  const state = useSyncExternalStore(visit.subscribe, visit.snapshot);
  const keep = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  const { lang, tour } = state;
  // The last language's until the next one's have come.
  const [t] = useKeepWords([lang])?.values() ?? [];
  const here = useMemo(() => {
    if (!t) return undefined;
    const numbers = new Intl.NumberFormat(localeOf(lang), { maximumFractionDigits: 1 });
    const size = (bytes: number) => numbers.format(bytes / 1_000_000);
    const edition = keep.edition?.tour.id === tour.id ? keep.edition : undefined;
    return { keeper, keep: { ...keep, edition }, visit: state, t, size, takeUpdate };
  }, [keeper, keep, state, lang, tour.id, t, takeUpdate]);
  const reader = useMemo(() => ({ lang, languages: tour.languages, standInNote: '' }), [lang, tour.languages]);
  const entries = useOpened(state.open === 'scenes');
  if (!here) return null;
  return (
    <KeepContext value={here}>
      <ReaderContext value={reader}>
        <style>{style}</style>
        {entries && createPortal(<Entry onPress={() => visit.toggle('keep')} />, entries)}
        <KeepSheet onClose={() => visit.close()} app={appAround(navigator.userAgent)} />
        <div className="notices">
          <KeepNotices onOpen={() => visit.toggle('keep')} />
        </div>
      </ReaderContext>
    </KeepContext>
  );
}

/** The list of scenes, once it has been opened: only then has it surely been taken over from the page, which may not be changed before. */
function useOpened(isOpen: boolean): Element | null {
  const [list, setList] = useState<Element | null>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const look = () => {
      const found = document.querySelector('#scenes[data-open] .sheet-body');
      if (found) setList(found);
      else waiting = requestAnimationFrame(look);
    };
    let waiting = requestAnimationFrame(look);
    return () => cancelAnimationFrame(waiting);
  }, [isOpen]);
  return list;
}

function Entry({ onPress }: { onPress: () => void }) {
  const { keep, visit, t } = useKeep();
  const isKept = keep.kept.some(({ tour }) => tour === visit.tour.id);
  return (
    <p>
      <button type="button" className="button" onClick={onPress}>
        {t(isKept ? 'entryKept' : appAround(navigator.userAgent) ? 'inApp.title' : 'entry')}
      </button>
    </p>
  );
}
