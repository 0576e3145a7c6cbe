import { createRoot } from 'react-dom/client';
import '../../src/ui/fonts.css';
import '../../src/visit/visit.css';
import '../../src/visit/help/help.css';
import { SPECIMENS } from './all';

/* `npm run dev`, then /tests/gallery/; `?only=points` for one. */

const only = new URLSearchParams(location.search).get('only');
const shown = [...SPECIMENS].filter(([name]) => only === null || name === only);
const root = document.getElementById('gallery');
if (root)
  createRoot(root).render(
    shown.map(([name, { ground, content }]) => (
      <section key={name} style={{ padding: '1rem', background: ground === 'paper' ? undefined : ground }}>
        <h2 style={{ color: ground === 'black' ? '#fff' : undefined }}>
          <a href={`?only=${name}`}>{name}</a>
        </h2>
        {content}
      </section>
    )),
  );
