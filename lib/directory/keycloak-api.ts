import { setTimeout as delay } from "node:timers/promises";
import { DirectoryError } from "@/lib/directory/directory-error";
import { keycloakAddress } from "@/lib/identity-provider/issuer";

export interface KeycloakClient {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface KeycloakAnswer {
  status: 200 | 404;
  body: unknown;
}

interface Bounds {
  /** For one answer. A page of 1 000 people takes 0.1 s; a directory under load may need much longer. */
  timeoutMs: number;
  /** The first pause before another try; it doubles. */
  pauseMs: number;
}

const tries = 4;
const longestPauseMs = 10_000;
const maxAnswerBytes = 64 * 1024 * 1024;
/** A token is renewed this long before its end, so that no page is asked for with one that ends on the way. */
const renewBeforeMs = 30_000;

const secretRemedy =
  "Check client id and client secret of the provider, and that its service account is switched on.";

/** An answer that another try may turn into a better one. */
class Passing extends Error {
  constructor(
    message: string,
    readonly waitMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Keycloak's Admin REST API of one realm, asked as the client's service account (RFC 6749, section 4.4). A 429, a 5xx
 * or a broken connection is tried again, four times at most with growing pauses or as `Retry-After` says; an aborted
 * `signal` ends it at once. Redirects are not followed: the address was given by an administrator.
 */
export class KeycloakApi {
  readonly #client: KeycloakClient;
  readonly #place: { serverUrl: string; realm: string };
  readonly #signal: AbortSignal;
  readonly #bounds: Bounds;
  #token: { value: string; renewAt: number } | null = null;

  constructor(client: KeycloakClient, signal: AbortSignal, bounds: Partial<Bounds> = {}) {
    const place = keycloakAddress(client.issuer);
    if (!place)
      throw new DirectoryError(
        `${client.issuer} is no realm of Keycloak.`,
        "Correct the server URL and the realm.",
      );
    this.#client = client;
    this.#place = place;
    this.#signal = signal;
    this.#bounds = { timeoutMs: 30_000, pauseMs: 300, ...bounds };
  }

  /** GET below `/admin/realms/{realm}`. Throws `DirectoryError`. */
  async get(path: string, query: Record<string, string> = {}): Promise<KeycloakAnswer> {
    const { serverUrl, realm } = this.#place;
    const url = `${serverUrl}/admin/realms/${encodeURIComponent(realm)}${path}?${new URLSearchParams(query)}`;
    const answer = await this.#again(() => this.#ask(url));
    return answer;
  }

  async #again<T>(once: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once();
      } catch (error) {
        this.#signal.throwIfAborted();
        if (!(error instanceof Passing)) throw error;
        if (attempt === tries)
          throw new DirectoryError(
            error.message,
            "Check that Keycloak is well; the next run tries again.",
            error,
          );
        const pause = error.waitMs ?? this.#bounds.pauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
        await delay(Math.min(pause, longestPauseMs), undefined, { signal: this.#signal });
      }
    }
  }

  async #ask(url: string): Promise<KeycloakAnswer> {
    const answer = await this.#send(url, {
      headers: { authorization: `Bearer ${await this.#accessToken()}` },
    });
    if (answer.status === 200 || answer.status === 404) return { status: answer.status, body: answer.body };
    if (answer.status === 401) {
      this.#token = null;
      throw new Passing(`Keycloak refused the service account's token (401) at ${url}.`);
    }
    if (answer.status === 403)
      throw new DirectoryError(
        "The service account may not read this (403).",
        "Give it the roles view-users and query-users (for notices also view-events) of realm-management in Keycloak.",
      );
    throw new DirectoryError(`Keycloak answered ${answer.status} at ${url}.`, "Look into Keycloak's log.");
  }

  async #accessToken(): Promise<string> {
    if (this.#token && Date.now() < this.#token.renewAt) return this.#token.value;
    const { issuer, clientId, clientSecret } = this.#client;
    const answer = await this.#send(`${issuer}/protocol/openid-connect/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    const token = answer.body as { access_token?: unknown; expires_in?: unknown } | null;
    if (answer.status === 404)
      throw new DirectoryError(
        "Keycloak does not know this realm (404).",
        "Correct the realm of the provider.",
      );
    if (answer.status !== 200 || typeof token?.access_token !== "string")
      throw new DirectoryError(`Keycloak refused our client (${answer.status}).`, secretRemedy);
    const lifeMs = (typeof token.expires_in === "number" ? token.expires_in : 60) * 1_000;
    this.#token = {
      value: token.access_token,
      renewAt: Date.now() + Math.max(lifeMs - renewBeforeMs, lifeMs / 2),
    };
    return token.access_token;
  }

  async #send(url: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(this.#bounds.timeoutMs)]);
    try {
      const response = await fetch(url, { ...init, redirect: "manual", signal });
      if (response.status === 429 || response.status >= 500) {
        await response.body?.cancel();
        throw new Passing(`Keycloak answered ${response.status} at ${url}.`, retryAfter(response));
      }
      return { status: response.status, body: await readJson(response) };
    } catch (error) {
      if (error instanceof Passing || error instanceof DirectoryError) throw error;
      throw new Passing(`Keycloak did not answer at ${url}.`, null, { cause: error });
    }
  }
}

/** `Retry-After` in milliseconds (RFC 9110, section 10.2.3, the form in seconds), or null. */
function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

async function readJson(response: Response): Promise<unknown> {
  if (Number(response.headers.get("content-length") ?? 0) > maxAnswerBytes)
    throw new DirectoryError("Keycloak's answer is larger than 64 MiB.", "Choose a smaller page size.");
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    // Error pages are often HTML; the status says enough. Where a document was due, its reader finds none.
    return null;
  }
}
