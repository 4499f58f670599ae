import { sentForm } from "@/lib/testing/sent-form";

const file = () => new File(["x"], "x.txt");

/** A form in which each of these fields is a file where a text is expected. */
function filesFor(form: FormData): FormData {
  const files = new FormData();
  for (const name of form.keys()) files.append(name, file());
  return files;
}

const oddForms: Record<string, () => FormData> = {
  "an empty form": () => sentForm({}),
  "a form of something else": () => sentForm({ __proto__: "x", constructor: "y", role: "root", id: "1" }),
};

/** One argument of each kind that a request can carry (React's reply format), the wrong one nearly everywhere. */
const oddValues: Record<string, () => unknown> = {
  nothing: () => undefined,
  null: () => null,
  "a number": () => 7,
  "a text": () => "x",
  "half a character": () => "\ud800",
  "a list": () => [[]],
  "an object": () => ({ role: "superadmin", door: "admin", id: {}, filter: { search: "\ud800" } }),
  "a date": () => new Date(),
  "a promise that fails": () => rejected(),
  "a function": () => () => undefined,
  ...oddForms,
};

function rejected(): Promise<never> {
  const promise = Promise.reject(new Error("sent by a stranger"));
  promise.catch(() => undefined);
  return promise;
}

/**
 * Calls of an action that none of our pages makes, but that anybody can: an action is a URL, and its arguments are what
 * the request says. `args` are right ones, of which one at a time becomes odd.
 */
export function malformedCalls(args: readonly unknown[]): { what: string; args: unknown[] }[] {
  const calls = [{ what: "no arguments", args: [] as unknown[] }];
  for (const [what, value] of Object.entries(oddValues)) {
    calls.push({ what: `${what} everywhere`, args: [value(), value(), value()] });
    for (const place of args.keys())
      calls.push({ what: `${what} as argument ${place + 1}`, args: args.with(place, value()) });
  }
  for (const [place, arg] of args.entries())
    if (arg instanceof FormData)
      calls.push({ what: "files instead of texts", args: args.with(place, filesFor(arg)) });
  return calls;
}
