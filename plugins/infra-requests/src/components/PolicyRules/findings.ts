import type { PolicyFinding } from '@infra-requests/plugin-infra-requests-common';

const SEVERITIES: PolicyFinding['severity'][] = ['error', 'warning', 'info'];

/** The most severe first; otherwise in the order in which they were found. */
export function bySeverity(findings: PolicyFinding[]): PolicyFinding[] {
  return SEVERITIES.flatMap(severity =>
    findings.filter(finding => finding.severity === severity),
  );
}

/** What makes two findings the same one, whatever example shows it. */
export function findingKey(finding: PolicyFinding): string {
  const { code, rule, tier, message } = finding;
  return JSON.stringify([code, rule, tier, message]);
}

export interface ComparedFinding {
  finding: PolicyFinding;
  /** `new` is only in the edited policy, `fixed` only in the active one. */
  since: 'new' | 'same' | 'fixed';
}

/** The findings of an edited policy beside those of the active one: new ones first, then what stays, then what is fixed. */
export function compareFindings(options: {
  active: PolicyFinding[];
  edited: PolicyFinding[];
}): ComparedFinding[] {
  const active = bySeverity(options.active);
  const edited = bySeverity(options.edited);
  const marked = (findings: PolicyFinding[], since: ComparedFinding['since']) =>
    findings.map(finding => ({ finding, since }));
  return [
    ...marked(without(edited, active), 'new'),
    ...marked(edited.filter(isIn(active)), 'same'),
    ...marked(without(active, edited), 'fixed'),
  ];
}

function isIn(others: PolicyFinding[]) {
  const keys = new Set(others.map(findingKey));
  return (finding: PolicyFinding) => keys.has(findingKey(finding));
}

function without(findings: PolicyFinding[], others: PolicyFinding[]) {
  const known = isIn(others);
  return findings.filter(finding => !known(finding));
}
