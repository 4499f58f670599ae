/** Says of a form on the page whether something in it was changed and not saved. */
type IsChanged = () => boolean;

const forms = new Set<IsChanged>();

/** Lets a form be asked about before its page is left; returns what ends that. */
export function watchForm(isChanged: IsChanged): () => void {
  forms.add(isChanged);
  return () => void forms.delete(isChanged);
}

/** Gives up what is unsaved: whoever leaves now has said so. */
export const giveUpUnsaved = (): void => forms.clear();

/** Whether something on this page would be lost by leaving it. */
export const hasUnsaved = (): boolean => [...forms].some((isChanged) => isChanged());

/**
 * What a form would send, to be compared: without what React adds, and without the version, which a save raises and
 * nobody types.
 */
export function contentOf(form: Iterable<[string, FormDataEntryValue]>): string {
  const entries = [...form].filter(([name]) => !name.startsWith("$") && name !== "expectedVersion");
  return JSON.stringify(
    entries.map(([name, value]) => [name, typeof value === "string" ? value : [value.name, value.size]]),
  );
}

/** Whether an input has another value than its page was sent with. */
export const differsFromShown = (form: HTMLFormElement): boolean => [...form.elements].some(isFilledIn);

function isFilledIn(input: Element): boolean {
  if (input instanceof HTMLTextAreaElement) return input.value !== input.defaultValue.replace(/\r\n?/g, "\n");
  if (input instanceof HTMLSelectElement) {
    const options = [...input.options];
    // With no choice of the page's the browser takes the first.
    return (
      options.some((one) => one.defaultSelected) &&
      options.some((one) => one.selected !== one.defaultSelected)
    );
  }
  if (!(input instanceof HTMLInputElement)) return false;
  return input.type === "checkbox" || input.type === "radio"
    ? input.checked !== input.defaultChecked
    : input.value !== input.defaultValue;
}
