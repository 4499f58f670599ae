type Sent = string | File;

/** A form as a browser sends it. */
export function sentForm(values: Record<string, Sent | readonly Sent[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) {
      if (typeof one === "string") form.append(name, one);
      else form.append(name, one);
    }
  return form;
}
