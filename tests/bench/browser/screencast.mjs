const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Pictures of what the compositor presents, with its own clock: a viewer cannot say that it is ready before it is. */
export async function startScreencast({ cdp, screen, traffic }, onFrame) {
  const frames = [];
  const take = async ({ data, metadata, sessionId }) => {
    const frame = { at: metadata.timestamp * 1000, picture: Buffer.from(data, 'base64') };
    frames.push(frame);
    onFrame?.(frame);
    await sleep(40);
    cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  };
  cdp.on('Page.screencastFrame', take);
  await cdp.send('Page.startScreencast', {
    format: 'jpeg',
    quality: 80,
    maxWidth: screen.width * screen.dpr,
    maxHeight: screen.height * screen.dpr,
    everyNthFrame: 1,
  });
  return {
    frames,
    /** Milliseconds since the navigation began. */
    timed: () => frames.map(({ at, picture }) => ({ t: at - traffic.beganAt, picture })).filter(({ t }) => t > 0),
    stop() {
      cdp.off('Page.screencastFrame', take);
      return cdp.send('Page.stopScreencast');
    },
  };
}
