import type { Flight } from './flights';

interface AttractParts {
  /** Puts the tour's own page into the frame, if it is not there, and resolves when its picture shows; rejects when it does not. */
  ready(tour: string, flight: Flight): Promise<void>;
  fly(flight: Flight, ms: number): Promise<void>;
  onFlight(tour: string, flight: Flight): void;
  onFault(tour: string, error: unknown): void;
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export interface TourFlights {
  tour: string;
  flights: readonly Flight[];
}

const FLIGHT_MS = 16_000;
const AFTER_FAULT_MS = 1_500;

/** Flies through the best views of all tours, over and over, until the signal says stop. A view that fails is passed over. */
export async function attract(tours: readonly TourFlights[], parts: AttractParts, signal: AbortSignal): Promise<void> {
  const order = tours.flatMap(({ tour, flights }) => flights.map((flight) => ({ tour, flight })));
  while (!signal.aborted) {
    if (order.length === 0) await parts.pause(FLIGHT_MS, signal);
    for (const next of order) if (!signal.aborted) await flyOnce(next, parts, signal);
  }
}

async function flyOnce(
  { tour, flight }: { tour: string; flight: Flight },
  parts: AttractParts,
  signal: AbortSignal,
): Promise<void> {
  try {
    await parts.ready(tour, flight);
    if (signal.aborted) return;
    parts.onFlight(tour, flight);
    await parts.fly(flight, FLIGHT_MS);
    await parts.pause(FLIGHT_MS, signal);
  } catch (error) {
    if (signal.aborted) return;
    parts.onFault(tour, error);
    await parts.pause(AFTER_FAULT_MS, signal);
  }
}
