/** Where counts are told: noted by the page of a sign (sign-page.js), for pages that come from this device. */
export const COUNTS_ADDRESS = 'sign-counts-to';
