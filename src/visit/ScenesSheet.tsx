import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLink } from '../tour/link';
import { Sheet } from '../ui/Sheet';
import { Words } from '../ui/Words';
import { SceneLink } from './SceneLink';
import { useVisit } from './visit-context';

/** Every scene of the tour with a small picture. */
export function ScenesSheet() {
  const { t } = useTranslation();
  const { state, actions } = useVisit();
  const isOpen = state.open === 'scenes';
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isOpen]);
  return (
    <Sheet id="scenes" title={t('scenes')} open={isOpen} closeLabel={t('close')} onClose={() => actions?.close()}>
      {!state.outline.isWhole && (
        <p>
          <a href={formatLink({ lang: state.lang, tour: state.tour.id })}>{t('allScenes')}</a>
        </p>
      )}
      <ul className="scenes">
        {state.outline.scenes.map(({ id, title, thumb }) => (
          <li key={id} ref={id === state.scene.id ? here : undefined}>
            <SceneLink to={{ scene: id, view: 'home' }} aria-current={id === state.scene.id ? 'page' : undefined}>
              {thumb && <img src={state.tour.folder + thumb} alt="" width={480} height={300} loading="lazy" />}
              <span>
                <Words of={title} />
              </span>
            </SceneLink>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
