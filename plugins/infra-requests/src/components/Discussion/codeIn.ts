/** A part of a text, from a position up to another. */
type Range = { from: number; to: number };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Where a text is code, as the server reads it: between fences, or between two runs of equally many backticks. */
export function codeIn(text: string): Range[] {
  const { fenced, others } = linesOf(text);
  return [...fenced, ...spansIn(text, others)];
}

/** The lines between fences and those fences, and the others. A fence that is never closed goes to the end. */
function linesOf(text: string): { fenced: Range[]; others: Range[] } {
  const fenced: Range[] = [];
  const others: Range[] = [];
  let open: string | undefined;
  let from = 0;
  for (const line of text.split('\n')) {
    const range = { from, to: from + line.length + 1 };
    from = range.to;
    const [, fence] = FENCE.exec(line) ?? [];
    const isFenced = open !== undefined || fence !== undefined;
    (isFenced ? fenced : others).push(range);
    if (open === undefined) {
      open = fence;
    } else if (fence?.startsWith(open) && line.trim() === fence) {
      open = undefined;
    }
  }
  return { fenced, others };
}

/** What stands between backticks in some of the lines. */
function spansIn(text: string, lines: Range[]): Range[] {
  const runs = lines.flatMap(({ from, to }) =>
    [...text.slice(from, to).matchAll(/`+/g)].map(({ 0: ticks, index }) => ({
      ticks: ticks.length,
      from: from + index,
      to: from + index + ticks.length,
    })),
  );
  const spans: Range[] = [];
  for (let at = 0; at < runs.length; at++) {
    const end = runs.findIndex(
      ({ ticks }, position) => position > at && ticks === runs[at].ticks,
    );
    if (end > 0) {
      spans.push({ from: runs[at].from, to: runs[end].to });
      at = end;
    }
  }
  return spans;
}
