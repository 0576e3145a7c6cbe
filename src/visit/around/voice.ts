import type { Language } from '../../tour/language';

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

const plain = (lang: string): string => lang.toLowerCase().replace('_', '-').split('-')[0] ?? '';

/** A voice that speaks the language, the phone's own before one over the network, which is none at all offline. */
export function voiceFor<V extends Voice>(lang: Language, voices: readonly V[], online: boolean): V | undefined {
  const fitting = voices.filter((voice) => plain(voice.lang) === plain(lang) && (voice.localService || online));
  const rank = (voice: V): number => Number(voice.localService) * 2 + Number(voice.default);
  return [...fitting].sort((a, b) => rank(b) - rank(a))[0];
}

const PATIENCE_MS = 1_500;

/** Browsers tell their voices late, and some never have any. */
export async function findVoice(lang: Language): Promise<SpeechSynthesisVoice | undefined> {
  if (!('speechSynthesis' in window)) return undefined;
  const choose = () => voiceFor(lang, speechSynthesis.getVoices(), navigator.onLine);
  if (speechSynthesis.getVoices().length > 0) return choose();
  await new Promise<void>((done) => {
    speechSynthesis.addEventListener('voiceschanged', () => done(), { once: true });
    setTimeout(done, PATIENCE_MS);
  });
  return choose();
}
