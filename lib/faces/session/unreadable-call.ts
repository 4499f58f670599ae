import { decodeReply } from "next/dist/compiled/react-server-dom-turbopack/server.node.js";
import { AppError } from "@/lib/platform/errors";
import { readBytes } from "@/lib/platform/http/json-body";
import { sayTo } from "@/lib/platform/reader/reader-language";
import { words } from "@/lib/words/text";

const callWords = words("session.call", {
  tooLarge: "This form is too large.",
  unreadable: "This form could not be read. Reload the page and try again.",
});

/*
 * An action is a URL, and its arguments come in a format of React's that anybody can write. Next reads it before any of our
 * code runs, and answers what it cannot read with 500 and a stack in the log. So it is read here first, by the same reader.
 */

/** As much as Next takes. */
const maxBytes = 1024 * 1024;

/** No server reference leads anywhere here: only the form is looked at. */
const nothingToCall = {};

/**
 * The refusal of a call of a server action, or of a form that a page without script sends, whose body nobody can read; null
 * for what can be read, and for every other request. Reads at most 1 MiB.
 */
export async function refuseUnreadableCall(request: Request): Promise<Response | null> {
  const type = request.headers.get("content-type") ?? "";
  const isCall = request.headers.has("next-action");
  const isForm = /^multipart\/form-data\s*(;|$)/i.test(type);
  if (request.method !== "POST" || !(isCall || isForm)) return null;
  try {
    const bytes = await readBytes(request, maxBytes);
    const isReadable = isForm
      ? isReadableForm(await formOf(bytes, type), isCall)
      : isArguments(decodeReply(new TextDecoder().decode(bytes), nothingToCall));
    return (await isReadable) ? null : refuse(request, 400);
  } catch (error) {
    return refuse(request, error instanceof AppError ? 413 : 400);
  }
}

const formOf = (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> =>
  new Response(bytes, { headers: { "content-type": type } }).formData();

async function isReadableForm(form: FormData, isCall: boolean): Promise<boolean> {
  if (isCall) return isArguments(decodeReply(form, nothingToCall));
  for (const name of form.keys())
    if (name.startsWith(reference) && !(await isBoundAction(form, name.slice(reference.length))))
      return false;
  return true;
}

/** The field that names an action with bound values; what it names stands in fields that begin with its number. */
const reference = "$ACTION_REF_";

async function isBoundAction(form: FormData, number: string): Promise<boolean> {
  const prefix = `$ACTION_${number}:`;
  const described = new FormData();
  for (const [name, value] of form)
    if (name.startsWith(prefix)) described.append(name.slice(prefix.length), value);
  const action = await decodeReply(described, nothingToCall);
  if (typeof action !== "object" || action === null || !("bound" in action)) return false;
  return action.bound === null || isArguments(action.bound);
}

const isArguments = async (decoded: unknown): Promise<boolean> => Array.isArray(await decoded);

function refuse(request: Request, status: 400 | 413): Response {
  const text = sayTo(request, callWords(status === 413 ? "tooLarge" : "unreadable"));
  return new Response(`${text}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
