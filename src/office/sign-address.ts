const SIGN = /^\/q\/([^/?#]{1,80})\/?(?:\?.*)?$/i;
const TYPED = /^\/q\/?\?(?:.*&)?c=([^&#]{1,80})/i;

const capitals = (code: string): string => code.replace(/[^0-9A-Za-z]/g, '').toUpperCase();

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The code in the address of a sign, however it is written. Trackers' parameters do not matter. */
export function signInAddress(url: string): string | undefined {
  const [, code] = SIGN.exec(url) ?? [];
  return code === undefined || code.toLowerCase() === 'codes.json' || code.toLowerCase() === 'index.html'
    ? undefined
    : capitals(decoded(code));
}

/** The code that was typed on the page for codes, where that page has no script. */
export function signTyped(url: string): string | undefined {
  const [, code] = TYPED.exec(url) ?? [];
  return code === undefined ? undefined : capitals(decoded(code));
}
