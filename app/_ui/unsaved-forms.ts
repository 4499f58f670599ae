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
