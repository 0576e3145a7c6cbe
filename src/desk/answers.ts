import type { Text } from '../tour/text';

/** What the office's interface answers (`/office/api/openapi.json`). */
export interface Me {
  person: { id: string; name: string; title: string } | null;
  grants: Grant[];
  factor: boolean;
  factorRequired: boolean;
  oidc: boolean;
  siteOrigin: string;
}

export interface Grant {
  role: string;
  scope: string;
}

export interface Problem {
  code: string;
  message: string;
}

export interface Version {
  id: string;
  tour: string;
  number: number;
  state: string;
  revision: number;
  createdBy: string;
  createdAt: number;
  package: string;
  bytes: number;
  progress: number;
  approvedBy: string | null;
  publishAt: number | null;
  publishedAt: number | null;
  failure: string | null;
}

export interface TourEntry {
  id: string;
  title: Text;
  province: string;
  live: string | null;
  versions: Version[];
}

export interface Issue {
  code: string;
  severity: 'error' | 'warning';
  message: string;
}

export interface Changed {
  id: string;
  title?: Text;
  change: 'added' | 'removed' | 'changed';
}

export interface VersionDetail extends Version {
  title: Text;
  steps: string[];
  issues: Issue[];
  comments: { id: string; person: string; at: number; scene: string | null; text: string }[];
  scenes: { id: string; title: Text }[];
  difference: { tour: string[]; order: boolean; scenes: (Changed & { parts: string[]; hotspots: Changed[] })[] } | null;
}

export interface Upload {
  id: string;
  name: string;
  bytes: number;
  at: number;
  state: 'open' | 'waiting' | 'refused' | 'accepted';
  version: string | null;
  fault: Problem | null;
  issues: Issue[];
}

export interface Person {
  id: string;
  name: string;
  title: string;
  disabled: boolean;
  factor: boolean;
  grants: Grant[];
}
