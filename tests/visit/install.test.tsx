import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InstallCard } from '../../src/visit/install/InstallCard';
import { comesAgain } from '../../src/visit/use-install';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1';

let isStandalone = false;

beforeEach(() => {
  isStandalone = false;
  vi.stubGlobal('matchMedia', () => ({ matches: isStandalone }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
  window.installPrompt = undefined;
});

const offer = (outcome: 'accepted' | 'dismissed') => {
  const prompt = vi.fn(() => Promise.resolve());
  const event = Object.assign(new Event('beforeinstallprompt'), {
    prompt,
    userChoice: Promise.resolve({ outcome }),
  });
  window.installPrompt = event;
  act(() => void dispatchEvent(event));
  return prompt;
};

describe('the offer to install', () => {
  it('is not there where the browser has nothing to ask with', () => {
    const { container } = render(<InstallCard lang="vi" place="notice" />);
    expect(container.textContent).toBe('');
  });

  it.each([
    ['vi', 'Thêm vào màn hình chính'],
    ['en', 'Add to Home Screen'],
  ] as const)('asks in %s with the browser’s own question, once', async (lang, name) => {
    render(<InstallCard lang={lang} place="sheet" />);
    const prompt = offer('accepted');
    await act(async () => fireEvent.click(screen.getByRole('button', { name })));
    expect(prompt).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('says on an iPhone where it is found, and that the store there is another one', () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(IPHONE);
    render(<InstallCard lang="vi" place="sheet" />);
    expect(screen.getByText(/7 ngày/)).toBeTruthy();
    expect(screen.getByText(/Thêm vào MH chính/)).toBeTruthy();
  });

  it('does not come again after a no', () => {
    const { unmount } = render(<InstallCard lang="vi" place="notice" />);
    offer('dismissed');
    fireEvent.click(screen.getByRole('button', { name: 'Không, cảm ơn' }));
    unmount();
    const { container } = render(<InstallCard lang="vi" place="notice" />);
    expect(container.textContent).toBe('');
  });

  it('is not there in the installed application', () => {
    isStandalone = true;
    const { container } = render(<InstallCard lang="vi" place="notice" />);
    offer('accepted');
    expect(container.textContent).toBe('');
  });
});

describe('a second visit', () => {
  it('is told from a first one, also after a reload of each', () => {
    expect([comesAgain(), comesAgain()]).toEqual([false, false]);
    sessionStorage.clear();
    expect([comesAgain(), comesAgain()]).toEqual([true, true]);
  });

  it('is not noted on a kiosk, where each visitor is another', () => {
    document.documentElement.dataset['kiosk'] = 'visit';
    expect(comesAgain()).toBe(false);
    expect(localStorage.length + sessionStorage.length).toBe(0);
    delete document.documentElement.dataset['kiosk'];
  });

  it('is never claimed where the browser stores nothing', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('refused');
    });
    expect(comesAgain()).toBe(false);
  });
});
