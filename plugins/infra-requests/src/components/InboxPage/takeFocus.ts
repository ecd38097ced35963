/** As the ref of a field: whoever opened what it is in wants to write. */
export const takeFocus = (field: HTMLElement | null) => field?.focus();
