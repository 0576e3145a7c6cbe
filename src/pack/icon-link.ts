/** Without it browsers ask the site for /favicon.ico, also from a page that says that there is no network. */
export const ICON_LINK = '<link rel="icon" href="/favicon.svg">';
