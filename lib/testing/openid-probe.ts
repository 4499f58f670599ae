import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { beginOpenIdTest, type OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";

export type Reply = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (_, response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
export const breaksOff: Reply = (request) => request.socket.destroy();

/** A provider whose every page a test says itself, by its path; what it does not say is missing. */
async function startPages(pages: Map<string, Reply>) {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const reply = pages.get((request.url ?? "").split("?")[0] ?? "") ?? json(404, {});
    reply(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close(),
  };
}

/** The discovery document of a provider that has everything. */
export const discoveryDocument = (issuer: string, over: object = {}) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  userinfo_endpoint: `${issuer}/userinfo`,
  ...over,
});

/** A test of the connection to a provider, whose discovery document has been read. */
export const openIdProbe = (
  issuer: string,
  over: Partial<OpenIdProbe> = {},
  settings: object = {},
  announced: object = {},
): OpenIdProbe => ({
  ...beginOpenIdTest({
    slug: "corp",
    issuer,
    clientId: "mail",
    credential: { method: "client_secret_basic", secret: "s3cret" },
    settings: openIdSettings.parse(settings),
    mappings: [],
    defaultTemplateId: null,
    templateName: async () => "",
    openDomains: async () => ({ count: 0, examples: [] }),
    sampleUser: null,
  }),
  metadata: discoveryDocument(issuer, announced),
  ...over,
});

/**
 * Gives a file of tests a provider of its own, whose pages each test says anew, and probes of it. Call it once at the top
 * level of the file; its issuer ends in `path`.
 */
export function testPages(path = "") {
  const pages = new Map<string, Reply>();
  let issuer = "";
  let stop = (): void => undefined;
  beforeAll(async () => {
    const started = await startPages(pages);
    issuer = `${started.issuer}${path}`;
    stop = started.stop;
  });
  afterAll(() => stop());
  beforeEach(() => pages.clear());
  return {
    pages,
    issuer: () => issuer,
    probe: (over: Partial<OpenIdProbe> = {}, settings: object = {}, announced: object = {}) =>
      openIdProbe(issuer, over, settings, announced),
  };
}

export const outcomeOf = async (finding: Promise<{ outcome: string }>) => (await finding).outcome;
