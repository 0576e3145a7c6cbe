import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AskError } from '../../src/desk/ask';
import { useDeed } from '../../src/desk/use-deed';
import { loadWords, WordsProvider } from '../../src/desk/words';

function Deed() {
  const { fault, run } = useDeed();
  const fail = () => Promise.reject(new AskError(409, 'changed-meanwhile', 'Người khác đã sửa trước.'));
  return (
    <>
      <button onClick={() => run(fail)}>làm</button>
      <p role="status">{fault}</p>
    </>
  );
}

describe('a deed', () => {
  it('does not tell its fault in a language that the reader has left', async () => {
    const [vi, en] = await Promise.all([loadWords('vi'), loadWords('en')]);
    const inWords = (words: typeof vi) => (
      <WordsProvider words={words}>
        <Deed />
      </WordsProvider>
    );
    const { rerender } = render(inWords(vi));
    fireEvent.click(screen.getByRole('button'));
    await screen.findByText('Người khác đã sửa trước.');
    rerender(inWords(en));
    expect(screen.getByRole('status').textContent).toBe('');
    rerender(inWords(vi));
    expect(screen.getByRole('status').textContent).toBe('Người khác đã sửa trước.');
  });
});
