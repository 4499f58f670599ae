import type { ConnectionStep, ConnectionStepName } from "@/lib/identity-provider/connection-test/step";

/** The steps of a connection test for people. */
export const stepWords: Record<ConnectionStepName, string> = {
  "name-resolution": "Name of the host",
  tls: "Connection and certificate",
  discovery: "Discovery document",
  issuer: "Issuer",
  keys: "Keys of its tokens",
  clock: "Clock",
  "client-authentication": "Our client",
  "pushed-request": "Pushed authorization request",
  "redirect-url": "Redirect URL",
  userinfo: "Userinfo",
  "service-account": "Service account",
  "view-users": "Permission to read people",
  events: "Events for fast notices",
  addresses: "Whose addresses",
  "sample-user": "A person and the template",
  "mail-password": "Mail password",
};

/** One line of a test's answer: a step that has ended, how it all ended, or why it could not go on. */
export type TestLine =
  | { step: ConnectionStep }
  | { verdict: { signIn: boolean; readingPeople: boolean } }
  | { problem: string; fields: Record<string, string> };

/** The lines of an answer as they come, one JSON document each. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<TestLine> {
  const decoder = new TextDecoder();
  let rest = "";
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}
