type Nested = { readonly [key: string]: string | Nested };

/** The keys of nested messages in one word each, as the messages of a translation ref are named: `inbox.title`. */
type FlatKey<TMessages> = {
  [Key in keyof TMessages & string]: TMessages[Key] extends string
    ? Key
    : `${Key}.${FlatKey<TMessages[Key]>}`;
}[keyof TMessages & string];

/** `{ inbox: { title } }` as `{ 'inbox.title': title }`. */
export function flatten<TMessages extends Nested>(
  messages: TMessages,
): { [Key in FlatKey<TMessages>]: string } {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[key, value]]
        : Object.entries(flatten(value)).map(([inner, text]) => [
            `${key}.${inner}`,
            text,
          ]),
    ),
  ) as { [Key in FlatKey<TMessages>]: string };
}
