/** Where a version stands on its way from an uploaded package to what visitors see. */
export const STATES = [
  'pressing',
  'failed',
  'draft',
  'review',
  'approved',
  'scheduled',
  'live',
  'past',
  'withdrawn',
] as const;
export type State = (typeof STATES)[number];

export type Step = 'send' | 'take-back' | 'approve' | 'return' | 'schedule' | 'unschedule' | 'publish' | 'withdraw';

const STEPS: Readonly<Record<Step, { from: readonly State[]; to: State }>> = {
  send: { from: ['draft'], to: 'review' },
  'take-back': { from: ['review'], to: 'draft' },
  approve: { from: ['review'], to: 'approved' },
  return: { from: ['review', 'approved', 'scheduled'], to: 'draft' },
  schedule: { from: ['approved'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'approved' },
  // From `past` this is rolling back.
  publish: { from: ['approved', 'scheduled', 'past'], to: 'live' },
  withdraw: { from: ['failed', 'draft', 'review', 'approved', 'scheduled', 'past'], to: 'withdrawn' },
};

/** The state after a step; undefined where it cannot be taken from here. */
export const after = (state: State, step: Step): State | undefined =>
  STEPS[step].from.includes(state) ? STEPS[step].to : undefined;

export const stepsFrom = (state: State): Step[] =>
  (Object.keys(STEPS) as Step[]).filter((step) => STEPS[step].from.includes(state));

/** Which right a step needs. */
export const rightFor = (step: Step): 'edit' | 'approve' =>
  step === 'send' || step === 'take-back' || step === 'withdraw' ? 'edit' : 'approve';
