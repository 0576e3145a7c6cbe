{
  const { code, counts, offline, stays } = document.body.dataset;
  const main = (lang) => lang.toLowerCase().split('-')[0];
  const stored = (key) => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  };
  const links = [...document.querySelectorAll('a[hreflang]')];
  const speaking = (lang) => links.find(({ hreflang }) => main(hreflang) === main(lang));
  const wanted = [stored('lang'), ...(navigator.languages ?? [navigator.language ?? '']), 'vi'];
  const link = wanted.map(speaking).find(Boolean) ?? links[0];
  // Without a network this page comes from the device, which only knows what it was told before.
  const to = offline === undefined ? counts : stored('sign-counts-to');
  try {
    if (to) {
      // The day in Việt Nam, where the sign stands; the visit passes on what lies here and takes it away.
      const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
      const count = [code, day, link.hreflang].join(' ');
      const waiting = stored('sign-counts').split('\n').filter(Boolean);
      if (!waiting.includes(count) && !stored('sign-counted').split('\n').includes(count))
        localStorage.setItem('sign-counts', [...waiting, count].slice(-100).join('\n'));
      localStorage.setItem('sign-counts-to', to);
    } else if (localStorage.length > 0)
      for (const key of ['sign-counts', 'sign-counted', 'sign-counts-to']) localStorage.removeItem(key);
  } catch {
    // Nothing is counted where nothing may be kept.
  }
  if (stays === undefined) location.replace(link.href);
  else {
    const section = link.closest('section');
    section.parentElement.prepend(section);
    document.documentElement.lang = link.hreflang;
  }
}
