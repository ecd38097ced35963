import type { JsonObject } from '@backstage/types';
import type { ReviewVerdict } from '@infra-requests/plugin-infra-requests-common';
import type { StoryStep } from '../types';

/** Who appears in the stories; the people of examples/org.yaml. */
export const people = {
  mira: 'user:default/mira',
  tomas: 'user:default/tomas',
  wei: 'user:default/wei',
  priya: 'user:default/priya',
  jonas: 'user:default/jonas',
  noor: 'user:default/noor',
  elif: 'user:default/elif',
  ada: 'user:default/ada',
  grace: 'user:default/grace',
  linus: 'user:default/linus',
  kofi: 'user:default/kofi',
  sofia: 'user:default/sofia',
  rafael: 'user:default/rafael',
  frank: 'user:default/frank',
  hannah: 'user:default/hannah',
} as const;

export const approve = (
  afterHours: number,
  by: string,
  comment?: string,
  reference?: string,
): StoryStep => ({ do: 'approve', afterHours, by, comment, reference });

export const reject = (
  afterHours: number,
  by: string,
  comment: string,
): StoryStep => ({ do: 'reject', afterHours, by, comment });

export const requestChanges = (
  afterHours: number,
  by: string,
  comment: string,
): StoryStep => ({ do: 'request-changes', afterHours, by, comment });

export const edit = (
  afterHours: number,
  by: string,
  parameters: JsonObject,
  comment?: string,
): StoryStep => ({ do: 'edit', afterHours, by, parameters, comment });

export const cancel = (
  afterHours: number,
  by: string,
  comment: string,
): StoryStep => ({ do: 'cancel', afterHours, by, comment });

export const say = (
  afterHours: number,
  by: string,
  text: string,
): StoryStep => ({ do: 'comment', afterHours, by, text });

export const review = (
  afterHours: number,
  by: string,
  verdict: ReviewVerdict,
  comment: string,
): StoryStep => ({ do: 'review', afterHours, by, verdict, comment });

export const startFulfilment = (afterHours: number): StoryStep => ({
  do: 'start-fulfilment',
  afterHours,
});

/** Carried out without trouble, some minutes after it was approved. */
export const fulfilled = (afterHours: number): StoryStep[] => [
  startFulfilment(afterHours + 0.02),
  { do: 'complete-fulfilment', afterHours: afterHours + 0.3 },
];

export const failed = (afterHours: number, comment: string): StoryStep[] => [
  startFulfilment(afterHours + 0.02),
  { do: 'fail-fulfilment', afterHours: afterHours + 0.4, comment },
];

/** The parameters of a preview environment. */
export const preview = (own: {
  owner: string;
  service: string;
  branch: string;
  size?: string;
  copies?: number;
  keepFor?: string;
}): JsonObject => ({ size: 'small', copies: 1, keepFor: 'P3D', ...own });

/** The parameters of a team environment. */
export const environment = (own: {
  owner: string;
  name: string;
  environment: string;
  region?: string;
  nodeSize?: string;
  nodes?: number;
  dataClassification?: string;
}): JsonObject => ({
  region: 'eu-central-1',
  nodeSize: 'small',
  nodes: 2,
  dataClassification: 'internal',
  ...own,
});

/** The parameters of a PostgreSQL database. */
export const database = (own: {
  owner: string;
  name: string;
  environment: string;
  size?: string;
  replicas?: number;
  storageGb?: number;
  backupDays?: number;
  dataClassification?: string;
  publicAccess?: boolean;
}): JsonObject => ({
  size: 'small',
  replicas: 1,
  storageGb: 100,
  backupDays: 7,
  dataClassification: 'internal',
  publicAccess: false,
  ...own,
});

/** The parameters of a bucket. Without `transferGb` its cost is not known. */
export const bucket = (own: {
  owner: string;
  name: string;
  environment: string;
  storageClass?: string;
  sizeGb?: number;
  transferGb?: number;
  dataClassification?: string;
}): JsonObject => ({
  storageClass: 'standard',
  sizeGb: 100,
  dataClassification: 'internal',
  ...own,
});

/** The parameters of a production deployment. */
export const deployment = (own: {
  owner: string;
  service: string;
  version: string;
  author: string;
  rollout?: string;
}): JsonObject => ({ rollout: 'gradual', ...own });
