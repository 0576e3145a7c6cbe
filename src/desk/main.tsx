import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './desk.css';
import { Desk } from './Desk';
import { loadWords, WordsProvider, type Lang, type Words } from './words';

const MEMORY = 'office-lang';

/** Vietnamese, unless something else was chosen here before. */
const chosen = (): Lang => (localStorage.getItem(MEMORY) === 'en' ? 'en' : 'vi');

async function speak(lang: Lang): Promise<Words> {
  document.documentElement.lang = lang;
  return loadWords(lang);
}

function App({ first }: { first: Words }) {
  const [words, setWords] = useState(first);
  const choose = (lang: Lang) => {
    localStorage.setItem(MEMORY, lang);
    void speak(lang).then(setWords);
  };
  return (
    <WordsProvider words={words}>
      <Desk onLanguage={choose} />
    </WordsProvider>
  );
}

const root = document.getElementById('desk');
if (root) void speak(chosen()).then((first) => createRoot(root).render(<App first={first} />));
