/** Apps that show links in a browser of their own, by what their browsers say of themselves. */
const APPS = [
  ['Zalo', /Zalo/i],
  ['Messenger', /MessengerForiOS|MessengerLiteForiOS|Orca-Android|FBAN\/Messenger/],
  ['Instagram', /Instagram/],
  ['Facebook', /\bFB(?:AN|AV|_IAB)\b/],
  ['LINE', /\bLine\//],
  ['TikTok', /musical_ly|TikTok|BytedanceWebview|trill_/i],
] as const;

/** The app that a page is shown in, if it is not a browser of its own. */
export const appAround = (userAgent: string): string | undefined =>
  APPS.find(([, pattern]) => pattern.test(userAgent))?.[0];

/** iPads say that they are Macs, but Macs have no touch screen. */
export const isApple = (userAgent: string, touchPoints: number): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
