import { SaxesParser } from "saxes";

/** What a mail app asks of Autodiscover. */
export interface AutodiscoverRequest {
  address: string;
  /** The schema of the answer that it understands. */
  schema: string;
}

/** Far more than a request has. */
const mostBytes = 16_384;
const mostDepth = 8;

/** The body as text; null when it is too long, or not UTF-8. */
async function readBody(request: Request): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of request.body ?? []) {
    length += piece.length;
    if (length > mostBytes) return null;
    pieces.push(piece);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return null;
  }
}

/** The texts of the elements of these names, wherever they are; null for what is not well formed or declares a type. */
function textsOf(xml: string, names: readonly string[]): Map<string, string> | null {
  const texts = new Map<string, string>();
  const open: string[] = [];
  let refused = false;
  const refuse = () => {
    refused = true;
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", refuse);
  // A request has none: whoever sends one wants entities expanded, or files read.
  parser.on("doctype", refuse);
  parser.on("opentag", ({ local }) => {
    if (open.push(local) > mostDepth) refuse();
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (text) => {
    const name = open.at(-1) ?? "";
    if (names.includes(name)) texts.set(name, (texts.get(name) ?? "") + text);
  });
  parser.write(xml).close();
  return refused ? null : texts;
}

/**
 * Reads an Autodiscover request ([MS-OXDSCLI] 2.2.3, [MS-ASCMD] 2.2.1.2) strictly and within bounds: no document type, no
 * entities but XML's own. Null for anything else.
 */
export async function readAutodiscover(request: Request): Promise<AutodiscoverRequest | null> {
  const body = await readBody(request);
  const texts = body === null ? null : textsOf(body, ["EMailAddress", "AcceptableResponseSchema"]);
  const address = texts?.get("EMailAddress")?.trim();
  const schema = texts?.get("AcceptableResponseSchema")?.trim();
  return address && schema ? { address, schema } : null;
}
