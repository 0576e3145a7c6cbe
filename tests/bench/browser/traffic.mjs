/** What a file is for, by its type. */
function kindOf(mime, url) {
  if (url.startsWith('data:') || url.startsWith('blob:')) return 'inline';
  if (mime.startsWith('image/')) return 'media';
  if (mime === 'text/html') return 'html';
  if (mime === 'text/css' || mime.includes('javascript')) return 'code';
  return mime.startsWith('font/') ? 'font' : 'other';
}

/** Writes down what comes over the line and when, in milliseconds since the navigation began. */
export function watchTraffic(cdp) {
  const traffic = { began: 0, beganAt: 0, pieces: [], files: 0, loading: new Set(), lastChange: Date.now() };
  const requests = new Map();
  const touch = () => (traffic.lastChange = Date.now());
  const add = (request, timestamp, bytes, asked) =>
    traffic.pieces.push({ kind: request.kind, url: request.url, t: (timestamp - traffic.began) * 1000, bytes, asked });

  cdp.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp, wallTime }) => {
    if (type === 'Document' && traffic.began === 0) {
      traffic.began = timestamp;
      traffic.beganAt = wallTime * 1000;
    }
    requests.set(requestId, { url: request.url, kind: 'other', got: 0 });
    // Of a worker's script only the beginning is told to its page.
    if (!/worker/.test(request.url)) traffic.loading.add(requestId);
    touch();
  });
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { kind: kindOf(response.mimeType, response.url), headers: response.headers });
  });
  cdp.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (!request || encodedDataLength <= 0) return;
    request.got += encodedDataLength;
    add(request, timestamp, encodedDataLength, 0);
  });
  const end = (requestId, timestamp, encodedDataLength) => {
    const request = requests.get(requestId);
    traffic.loading.delete(requestId);
    touch();
    if (!request || request.kind === 'inline') return;
    traffic.files++;
    const rest = Math.max(0, encodedDataLength - request.got);
    add(request, timestamp, rest, Number(request.headers?.['content-length'] ?? 0));
  };
  cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) =>
    end(requestId, timestamp, encodedDataLength),
  );
  // A page may read a whole body and then cancel the stream: what has come was paid for.
  cdp.on('Network.loadingFailed', ({ requestId, timestamp }) => end(requestId, timestamp, 0));

  return Object.assign(traffic, {
    /** A new visit begins. */
    restart() {
      Object.assign(traffic, { began: 0, beganAt: 0, pieces: [], files: 0 });
      requests.clear();
      traffic.loading.clear();
    },
    /** Bytes over the line of one kind (or of all) until a moment. */
    bytes: (kind, until = Infinity) =>
      traffic.pieces
        .filter((piece) => (kind === undefined || piece.kind === kind) && piece.t <= until)
        .reduce((sum, { bytes }) => sum + bytes, 0),
  });
}
