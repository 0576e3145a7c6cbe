interface Connection {
  saveData?: boolean;
  effectiveType?: string;
  /** Mbit/s. */
  downlink?: number;
}

const FAST = 2;

/** Whether a visitor surely pays neither in time nor in money for what may never be looked at. Few browsers tell. */
export function isGoodLine({ connection }: { connection?: Connection } = navigator as object): boolean {
  const { saveData, effectiveType, downlink = 0 } = connection ?? {};
  return saveData === false && effectiveType === '4g' && downlink >= FAST;
}
