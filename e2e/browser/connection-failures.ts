import { createServer } from "node:net";
import { demoStack } from "../stack";
import { withMisnamedServer, withUntrustedServer } from "./foreign-server";
import { addKeycloakClient, removeKeycloakClient } from "./keycloak-admin";
import { unique } from "./unique";

/** What is entered at a Keycloak provider; the rest is right. */
export interface KeycloakForm {
  serverUrl: string;
  realm: string;
  clientId: string;
  clientSecret: string;
}

export interface ConnectionFailure {
  /** What is wrong. */
  name: string;
  /** Makes it so for the time of `work`, for the provider with this slug. */
  provoke(slug: string, work: (wrong: Partial<KeycloakForm>) => Promise<void>): Promise<void>;
  sampleUser?: string;
  /** The step that must fail, all before it being right. */
  step: string;
  /** What must be said, and advised. */
  words: readonly RegExp[];
  /** Whether people can sign in all the same. */
  signIn: boolean;
}

const callback = (slug: string) => `${demoStack().portal}/api/auth/callback/${slug}`;

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** A client of its own at the demo's realm. */
async function withClient(
  redirectUri: string,
  serviceAccountsEnabled: boolean,
  work: (wrong: Partial<KeycloakForm>) => Promise<void>,
): Promise<void> {
  const client = { clientId: unique("client"), secret: unique("secret") };
  const id = await addKeycloakClient({ ...client, serviceAccountsEnabled, redirectUris: [redirectUri] });
  try {
    await work({ clientId: client.clientId, clientSecret: client.secret });
  } finally {
    await removeKeycloakClient(id);
  }
}

/** Everything that goes wrong when a Keycloak is connected, provoked for real. */
export const connectionFailures: readonly ConnectionFailure[] = [
  {
    name: "a host that does not exist",
    provoke: (_slug, work) => work({ serverUrl: "https://keycloak.invalid" }),
    step: "name-resolution",
    words: [/name/i],
    signIn: false,
  },
  {
    name: "a closed port",
    provoke: async (_slug, work) => work({ serverUrl: `https://localhost:${await closedPort()}` }),
    step: "tls",
    words: [/Nothing is listening on this port/, /Check the port/],
    signIn: false,
  },
  {
    name: "a certificate by an unknown CA",
    provoke: (_slug, work) => withUntrustedServer((serverUrl) => work({ serverUrl })),
    step: "tls",
    words: [/CA that is (not )?trusted here/, /NODE_EXTRA_CA_CERTS/],
    signIn: false,
  },
  {
    name: "a certificate for another name",
    provoke: (_slug, work) => withMisnamedServer((serverUrl) => work({ serverUrl })),
    step: "tls",
    words: [/is for a different name/, /Use the name/],
    signIn: false,
  },
  {
    name: "a realm that does not exist",
    provoke: (_slug, work) => work({ realm: "Letterlock" }),
    step: "discovery",
    words: [/404/, /realm Letterlock exists/],
    signIn: false,
  },
  {
    name: "an address that Keycloak does not know as its own",
    provoke: (_slug, work) => work({ serverUrl: demoStack().keycloak.url.replace("localhost", "127.0.0.1") }),
    step: "issuer",
    words: [/calls itself https:\/\/localhost/, /Configure https:\/\/localhost/],
    signIn: false,
  },
  {
    name: "a wrong client secret",
    provoke: (_slug, work) => work({ clientSecret: "not-the-secret" }),
    step: "client-authentication",
    words: [/401/, /client secret/],
    signIn: false,
  },
  {
    name: "a client that does not exist",
    provoke: (_slug, work) => work({ clientId: "nobody" }),
    step: "client-authentication",
    words: [/invalid_client/, /client ID \(nobody\)/],
    signIn: false,
  },
  {
    name: "a redirect URL that the client does not have",
    provoke: (_slug, work) => withClient(callback("another"), true, work),
    step: "redirect-url",
    words: [/refuses to send people back/, /redirect URL/],
    signIn: false,
  },
  {
    name: "a client without a service account",
    provoke: (slug, work) => withClient(callback(slug), false, work),
    step: "service-account",
    words: [/service account/i],
    signIn: true,
  },
  {
    name: "a service account without view-users",
    provoke: (slug, work) => withClient(callback(slug), true, work),
    step: "view-users",
    words: [/allowed to read people/, /view-users/],
    signIn: true,
  },
  {
    name: "a sample user whom nobody knows",
    provoke: (_slug, work) => work({}),
    sampleUser: "nobody-at-all",
    step: "sample-user",
    words: [/nobody called nobody-at-all/],
    signIn: true,
  },
];
