/** Machine code of what has run often grows for minutes, and what the browser notes beside the page is not the page's. */
const NOT_OBJECTS = new Set(['code', 'native', 'hidden', 'synthetic']);

async function takeSnapshot(cdp) {
  const chunks = [];
  const take = ({ chunk }) => chunks.push(chunk);
  cdp.on('HeapProfiler.addHeapSnapshotChunk', take);
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  cdp.off('HeapProfiler.addHeapSnapshotChunk', take);
  return JSON.parse(chunks.join(''));
}

/** After a thorough collection: bytes of the page’s own objects with their buffers, and of the whole heap. */
export async function readHeap(cdp) {
  for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, snapshot } = await takeSnapshot(cdp);
  const fields = snapshot.meta.node_fields;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const types = snapshot.meta.node_types[type];
  let objects = backingStorageSize;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!NOT_OBJECTS.has(types[nodes[at + type]])) objects += nodes[at + size];
  }
  return { heap: usedSize, objects };
}
