/** A copy that nobody can change, for what stands in many answers at once. */
export function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const copy = Array.isArray(value)
    ? value.map(frozenCopy)
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, frozenCopy(inner)]),
      );
  return Object.freeze(copy) as T;
}
