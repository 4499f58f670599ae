import { type LdapBounds, LdapConnection } from "@/lib/providers/kinds/ldap/connection";
import { refusedService, resultCodes, ServiceRefused } from "@/lib/providers/kinds/ldap/result";
import type { DirectorySettings } from "@/lib/providers/kinds/ldap/settings";

/** A directory's servers, and how they are reached. */
export type Servers = Pick<DirectorySettings, "urls" | "startTls" | "caCertificate">;

/** For one server: name, connection and TLS, in milliseconds. */
export interface OpeningBounds extends LdapBounds {
  connectMs: number;
}

/** How long a server that did not answer is asked last, so that not every login waits for it. */
const avoidedMs = 30_000;

/** When a server did not answer, by its URL: what one user of it has learned, all others know. */
const failedAt = new Map<string, number>();

const inOrder = (urls: readonly string[]): string[] => {
  const isAvoided = (url: string) => Date.now() - (failedAt.get(url) ?? Number.NEGATIVE_INFINITY) < avoidedMs;
  return [...urls.filter((url) => !isAvoided(url)), ...urls.filter(isAvoided)];
};

/**
 * A connection to the first server that answers; `prepare` is what it must be able to do, such as to let our service in.
 * A server that cannot be reached, or throws in `prepare`, is skipped for the next one. Throws what the
 * first one said when all have failed (`ForeignProblem`), and the signal's reason.
 */
export async function openFirst(
  { urls, ...reaching }: Servers,
  bounds: OpeningBounds,
  signal?: AbortSignal,
  prepare: (connection: LdapConnection) => Promise<void> = async () => undefined,
): Promise<LdapConnection> {
  let problem: unknown = new Error("a directory without servers");
  for (const [index, url] of inOrder(urls).entries()) {
    try {
      const connection = await LdapConnection.open(url, reaching, bounds, signal);
      await prepare(connection).catch((error: unknown) => {
        connection.close();
        throw error;
      });
      failedAt.delete(url);
      return connection;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ServiceRefused) throw error;
      failedAt.set(url, Date.now());
      if (index === 0) problem = error;
    }
  }
  throw problem;
}

/** As `openFirst`, with our service account let in. Throws `ServiceRefused` where it is not. */
export const openAsService = (
  servers: Servers,
  account: { dn: string; password: string },
  bounds: OpeningBounds,
  signal?: AbortSignal,
): Promise<LdapConnection> =>
  openFirst(servers, bounds, signal, async (connection) => {
    const result = await connection.bind(account.dn, account.password);
    if (result.code !== resultCodes.success) throw refusedService(connection.url, result);
  });
