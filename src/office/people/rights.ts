export const ROLES = ['administrator', 'editor', 'approver', 'reader'] as const;
export type Role = (typeof ROLES)[number];

/** `*` is everything, `province:quang-tri` all tours of a province, `site:thanh-co` one tour. */
export interface Grant {
  role: Role;
  scope: string;
}

export type Deed = 'read' | 'edit' | 'approve' | 'manage' | 'audit';

export interface Subject {
  id: string;
  province: string;
}

const ROLES_FOR: Readonly<Record<Deed, readonly Role[]>> = {
  read: ROLES,
  edit: ['editor', 'administrator'],
  approve: ['approver', 'administrator'],
  manage: ['administrator'],
  audit: ['administrator'],
};

export const isScope = (text: string): boolean =>
  text === '*' || /^(?:province|site):[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

export const reaches = (scope: string, { id, province }: Subject): boolean =>
  scope === '*' || scope === `site:${id}` || (province !== '' && scope === `province:${province}`);

/** Whether these grants allow a deed on a tour. */
export const may = (grants: readonly Grant[], deed: Deed, subject: Subject): boolean =>
  grants.some(({ role, scope }) => ROLES_FOR[deed].includes(role) && reaches(scope, subject));

/** Whether they allow it anywhere at all: for showing a page that then holds only what they reach. */
export const mayAnywhere = (grants: readonly Grant[], deed: Deed): boolean =>
  grants.some(({ role }) => ROLES_FOR[deed].includes(role));

export const mayEverywhere = (grants: readonly Grant[], deed: Deed): boolean =>
  grants.some(({ role, scope }) => ROLES_FOR[deed].includes(role) && scope === '*');

/** An administrator of everything may give anything; one of a part, only rights within that very part. */
export const mayGive = (own: readonly Grant[], wanted: Grant): boolean =>
  own.some(({ role, scope }) => role === 'administrator' && (scope === '*' || scope === wanted.scope));
