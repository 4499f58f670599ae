import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import type { OpenidAccount } from "@/lib/testing/openid-provider/accounts";

const page = `<!doctype html><html lang="en"><title>Sign in at the other provider</title>
<form method="post"><label>Name <input name="login" autofocus></label><button>Sign in there</button></form></html>`;

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

/** The provider's own login page, at `/interaction/…`: who types a known name is that person, without a password. */
export async function answerInteraction(
  provider: Provider,
  accounts: ReadonlyMap<string, OpenidAccount>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response);
  const login = request.method === "POST" ? (await formOf(request)).get("login") : null;
  if (login === null) {
    response.setHeader("content-type", "text/html; charset=utf-8").end(page);
    return;
  }
  const result = accounts.has(login)
    ? { login: { accountId: login } }
    : { error: "access_denied", error_description: "nobody has this name" };
  await provider.interactionFinished(request, response, result);
}
