import { portableWords } from './portable-words';
import { interfaceLanguages } from '../ui/languages';
import { inlineText } from './json-script';

const IS_FILE = "location.protocol==='file:'";
const SHOW = `if(${IS_FILE})document.getElementById('by-file').hidden=false`;
const STYLE = `#by-file{position:fixed;inset:0;z-index:99;overflow:auto;padding:8vh 1.5rem 2rem;background:#faf6ee;color:#29241e;font:1.125rem/1.65 system-ui,sans-serif}
#by-file[hidden]{display:none}#by-file section{max-width:36rem;margin:0 auto 2.5rem}#by-file h1,#by-file h2{font-size:1.5rem;line-height:1.4;margin:0 0 .75rem}#by-file ul{padding-left:1.25rem}#by-file li{margin:.35rem 0}`;

const STARTS = ['windows', 'mac', 'linux'] as const;

/** In place of a black picture, where a page of a tour on a stick is opened without its server. Not in pages of a web site. */
export const ByFile = () => (
  <>
    <style dangerouslySetInnerHTML={inlineText(STYLE, 'style')} />
    <div id="by-file" hidden>
      <ByFileWords />
    </div>
    <script dangerouslySetInnerHTML={inlineText(SHOW, 'script')} />
  </>
);

/** In two languages only: each visitor of a web site pays for every byte. */
const UNSERVED = ['vi', 'en']
  .map((lang) => `<p lang=${lang}>${portableWords(lang).unserved.replace(/--\w+/, '<nobr>$&</nobr>')}`)
  .join('');
const UNSERVED_STYLE =
  'position:fixed;inset:0;z-index:9;display:grid;place-content:center;gap:2rem;padding:9vw;background:#faf6ee;color:#29241e;font-size:1.25rem';
const UNSERVED_BOX = JSON.stringify(`<div style='${UNSERVED_STYLE}'>${UNSERVED}</div>`);

/** The same where an ordinary site's page is opened straight from its folder. */
export const Unserved = () => (
  <script dangerouslySetInnerHTML={inlineText(`${IS_FILE}&&document.write(${UNSERVED_BOX})`, 'script')} />
);

/** What to do instead, in every language: nothing is known of who reads it. */
export const ByFileWords = () =>
  interfaceLanguages.map((lang, index) => {
    const say = portableWords(lang);
    const Heading = index === 0 ? 'h1' : 'h2';
    return (
      <section key={lang} lang={lang}>
        <Heading>{say.title}</Heading>
        <p>{say.byFile}</p>
        <ul>
          {STARTS.map((system) => (
            <li key={system}>{say[system]}</li>
          ))}
        </ul>
      </section>
    );
  });
