import { findCode } from './qr/find-code';
import { spacedCode } from './tour/sign-code';
import { wordsIn } from './tour/words';
import type { CodeAnswers } from './visit/code-answers';
import { loadKnownCodes, type KnownCodes } from './visit/known-codes';
import { savedLanguage } from './visit/saved-language';

/* Inlined in the page at /q/: a code is typed, or came with the address, and leads on only when there is such a sign. */

const addressOf = (code: string): string => `/q/${code}/`;

const paragraph = (text: string): HTMLElement => Object.assign(document.createElement('p'), { textContent: text });

function suggestion(code: string, known: KnownCodes, lang: string): HTMLElement {
  const names = [known[code]?.title, known[code]?.tourTitle].map((text) => wordsIn(text, lang, [lang])?.text);
  const link = Object.assign(document.createElement('a'), {
    href: addressOf(code),
    textContent: [spacedCode(code), ...names].filter(Boolean).join(' · '),
  });
  const item = document.createElement('li');
  item.append(link);
  return item;
}

function answer(text: string, known: KnownCodes, lang: string, words: CodeAnswers): HTMLElement[] {
  const found = findCode(text, Object.keys(known));
  if (found.kind === 'found') {
    location.assign(addressOf(found.code));
    return [];
  }
  const sentence = paragraph(words.unknown.replace('{{typed}}', found.typed));
  if (found.near.length === 0) return [sentence];
  const list = document.createElement('ul');
  list.append(...found.near.map((code) => suggestion(code, known, lang)));
  return [sentence, paragraph(words.near), list];
}

/** The form in the visitor's language stays; the others leave. */
function chosenSection(): HTMLElement | undefined {
  const sections = [...document.querySelectorAll<HTMLElement>('section[data-words]')];
  const wanted = [savedLanguage(), ...navigator.languages, 'vi'].map((lang) => lang.toLowerCase().split('-')[0]);
  const chosen = wanted.map((lang) => sections.find((section) => section.lang === lang)).find(Boolean) ?? sections[0];
  for (const section of sections) if (section !== chosen) section.remove();
  return chosen;
}

function start(section: HTMLElement): void {
  const { lang } = section;
  const words = JSON.parse(section.dataset['words'] ?? '') as CodeAnswers;
  const [form, input, status] = ['form', 'input', '[role=status]'].map((selector) => section.querySelector(selector));
  if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement) || !status) return;
  const search = async (): Promise<void> => {
    status.replaceChildren(paragraph(words.searching));
    try {
      status.replaceChildren(...answer(input.value, await loadKnownCodes(), lang, words));
    } catch {
      status.replaceChildren(paragraph(words.unreachable));
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  document.documentElement.lang = lang;
  input.value = new URLSearchParams(location.search).get('c') ?? '';
  if (input.value) void search();
  else input.focus();
}

const section = chosenSection();
if (section) start(section);
