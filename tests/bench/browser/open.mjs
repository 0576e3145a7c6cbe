import { chromium } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import { NETWORKS, SCREENS } from '../conditions.mjs';
import { watchTraffic } from './traffic.mjs';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];
const INSTRUMENT = fileURLToPath(new URL('instrument.js', import.meta.url));

/** A fresh browser with an empty cache under one condition, that trusts one key; `scripts` run in the page after the instrument. */
export async function open({ screen: screenName, network, cpu, trusted }, scripts = []) {
  const screen = SCREENS[screenName];
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    // The process's own scale, not an emulated one: the screencast then comes in device pixels.
    args: [...FLAGS, `--force-device-scale-factor=${screen.dpr}`, `--ignore-certificate-errors-spki-list=${trusted}`],
  });
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    deviceScaleFactor: screen.dpr,
    isMobile: screen.touch,
    hasTouch: screen.touch,
  });
  await context.addInitScript({ path: INSTRUMENT });
  await context.addInitScript((memory) => {
    Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => memory });
  }, screen.memory);
  for (const script of scripts) await context.addInitScript(script);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error).slice(0, 200)));
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
  if (network !== undefined) {
    const { latency, down, up } = NETWORKS[network];
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: down,
      uploadThroughput: up,
    });
  }
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return { browser, page, cdp, screen, errors, traffic: watchTraffic(cdp) };
}

export const readStats = (page) => page.evaluate(() => ({ ...window.__stats, now: performance.now() }));
