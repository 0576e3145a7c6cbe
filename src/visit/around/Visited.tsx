import { useState } from 'react';
import { hotspotOf } from '../open';
import { useVisit } from '../visit-context';

/** What was seen in this page's life, as `scene` and `scene/hotspot`. */
const quoted = (id: string): string => JSON.stringify(id);

/** Marks what was opened, and ways that lead where one has been: a tick, not a colour alone. */
export function Visited() {
  const { scene, open } = useVisit().state;
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const hotspot = hotspotOf(open);
  const news = [scene.id, ...(hotspot === undefined ? [] : [`${scene.id}/${hotspot}`])].filter((key) => !seen.has(key));
  if (news.length > 0) setSeen(new Set([...seen, ...news]));
  const marked = (scene.hotspots ?? []).filter((each) =>
    each.type === 'link' ? seen.has(each.to.scene) : seen.has(`${scene.id}/${each.id}`),
  );
  if (marked.length === 0) return null;
  const selector = marked.map(({ id }) => `.pin[data-hotspot=${quoted(id)}] .pin-dot`).join();
  return <style>{`:is(${selector})::after{content:'✓'}`}</style>;
}
