import type { Me, TourEntry } from './answers';

const ROLES: Readonly<Record<'edit' | 'approve', readonly string[]>> = {
  edit: ['editor', 'administrator'],
  approve: ['approver', 'administrator'],
};

type Grants = Pick<Me, 'grants'>;

/** Whether to offer something at all; the office itself decides. */
export const mayOn = (
  { grants }: Grants,
  deed: 'edit' | 'approve',
  { id, province }: Pick<TourEntry, 'id' | 'province'>,
): boolean =>
  grants.some(
    ({ role, scope }) =>
      ROLES[deed].includes(role) && (scope === '*' || scope === `site:${id}` || scope === `province:${province}`),
  );

export const mayUpload = ({ grants }: Grants): boolean => grants.some(({ role }) => ROLES.edit.includes(role));

export const PAGES = ['tours', 'people', 'statistics', 'audit', 'account'] as const;
export type Page = (typeof PAGES)[number];

export function mayOpen({ grants }: Grants, page: Page): boolean {
  const administers = grants.filter(({ role }) => role === 'administrator');
  if (page === 'people') return administers.length > 0;
  return page !== 'audit' || administers.some(({ scope }) => scope === '*');
}
