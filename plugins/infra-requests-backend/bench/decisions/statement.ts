/** A statement as it was sent to PostgreSQL. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** With it, a call answers with the statements that it made. */
export const STATEMENTS_HEADER = 'x-bench-statements';
