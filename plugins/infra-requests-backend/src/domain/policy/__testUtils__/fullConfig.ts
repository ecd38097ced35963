import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { exampleConfig } from './examplePolicy';

const MORE = `
calendars:
  - id: business-hours
    title: Business hours
    windows:
      - { every: week, days: [monday, tuesday, wednesday, thursday, friday], from: 09:00, to: 17:30 }
    except:
      - { date: 2026-12-25 }
      - { every: year, from: 12-31, to: 01-01 }
  - id: year-end
    title: Year-end freeze
    timezone: America/New_York
    freeze: true
    windows:
      - { from: 2026-12-18T18:00, to: 2027-01-04T08:00 }
      - { every: month, from: 28, to: 31 }
budgets:
  default: 5000
  owners:
    group:default/payments: "12000.50"
highRiskEnvironments: [production]
rules:
  - id: within-hours
    title: Within business hours
    description: Somebody is there to look.
    owner: group:default/platform-leads
    controls: [NIST-800-53:CM-3, "ISO 27001:A.8.32"]
    when: { calendars.business-hours: true, environment: staging }
    tier: automatic
  - id: frozen
    when: { $all: [{ calendar.inFreeze: true }, { $not: { emergency: true } }] }
    deny: Nothing changes during the freeze.
  - - id: over-budget
      when: { ownerBudgetRemaining: { $lt: 0 } }
      tier: elevated
    - id: later
      disabled: true
      when: { type: deployment, entity.spec.lifecycle: production, lease.hours: { $gt: 24 } }
      require: [{ approvers: [group:default/security, user:default/ada], count: 2 }]
`;

/** What the example's strictest tier says of how people decide. */
const TERMS = `
due: P2D
onTimeout: escalate
calendar: business-hours
remindAfter: PT4H
escalate:
  - { after: PT8H, to: [owner.parent, "resolver:on-call/Payments"] }
  - { after: P2D, to: [group:default/board] }
approvalValidFor: P7D
commentOn: [reject]
reference: { title: Change ticket, pattern: 'CHG\\d{7}', on: [approve] }
rejections: 2
dismissOn: [parameters, monthlyCost]
emergency:
  requirements: [{ approvers: [group:default/sre, entity.owner], count: 1 }]
  incident: { title: Incident, pattern: 'INC-\\d+' }
  reviewWithin: PT12H
  reviewers: [group:default/audit]
  escalateTo: [user:default/cto]
`;

const DEPLOYMENT = `
id: deployment
title: Deployment
description: A version of a service.
category: Services
entity: { parameter: service }
involved: [committers]
lease: { parameter: keepFor }
environment: production
parameters:
  required: [owner, service]
  properties:
    owner: { type: string }
    service: { title: Service, type: string }
    keepFor: { type: string, enum: [P1D, P14D], enumNames: [A day, Two weeks] }
    committers: { type: array, items: { type: string } }
    token: { type: string, writeOnly: true }
cost: { lines: [] }
`;

/** The example with everything in it that can be configured. */
export function fullConfig(): JsonObject {
  const example = exampleConfig();
  const more = parse(MORE);
  const tiers = example.tiers as JsonObject[];
  return {
    ...example,
    ...more,
    tiers: [
      ...tiers.slice(0, -1),
      { ...tiers[tiers.length - 1], ...parse(TERMS) },
    ],
    rules: [...(example.rules as JsonObject[]), ...more.rules],
    requestTypes: [
      ...(example.requestTypes as JsonObject[]),
      parse(DEPLOYMENT),
    ],
  };
}
