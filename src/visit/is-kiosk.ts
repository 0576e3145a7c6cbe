/** Whether a kiosk is around this page. */
export const isKiosk = (): boolean =>
  location.pathname.startsWith('/kiosk/') || 'kiosk' in document.documentElement.dataset;
