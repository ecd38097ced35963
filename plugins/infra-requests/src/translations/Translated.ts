/** The same messages in another language. */
export type Translated<TMessages> = {
  readonly [Key in keyof TMessages]: TMessages[Key] extends string
    ? string
    : Translated<TMessages[Key]>;
};
