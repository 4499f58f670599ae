import { setTimeout as delay } from "node:timers/promises";
import { enteredReach } from "@/lib/platform/foreign-answer/reach";
import { type Answer, type Question, readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { jsonOrNull } from "@/lib/platform/foreign-answer/read-json";
import { shownUrl } from "@/lib/platform/foreign-answer/shown-url";
import { authenticateClient, type OwnClient } from "@/lib/providers/client/authenticate-client";
import { AccessRefused, DirectoryError } from "@/lib/providers/directory/directory-error";
import { failedQuestion, lastFailure, Passing, retryAfter } from "@/lib/providers/kinds/keycloak/failure";
import { keycloakAddress } from "@/lib/providers/kinds/keycloak/realm";
import { words } from "@/lib/words/text";

const apiWords = words("provider.keycloak.api", {
  notARealm: "{issuer} isn't a Keycloak realm.",
  notARealmRemedy: "Correct the server URL and the realm.",
  tokenRefused: "Keycloak rejected the service account's token (401) at {place}.",
  forbidden: "The service account isn't allowed to read this (403).",
  forbiddenRemedy:
    "In Keycloak, assign it the roles view-users and query-users of realm-management, and view-events for directory events.",
  answered: "Keycloak answered {status} at {place}.",
  answeredRemedy: "Check Keycloak's log.",
  unknownRealm: "Keycloak doesn't know this realm (404).",
  unknownRealmRemedy: "Correct the provider's realm.",
  clientRefused: "Keycloak rejected our client ({status}).",
  clientRefusedRemedy:
    "Check the provider's client ID and client secret or key, and that its service account is enabled.",
});

export interface KeycloakAnswer {
  status: 200 | 404;
  body: unknown;
}

interface Bounds {
  /** For one answer. */
  timeMs: number;
  ask(question: Question): Promise<Answer>;
  /** Waits before another try. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface Asking {
  /** Whether an answer that does not come in time is asked for again, or thrown at once as `DirectoryOverload`. */
  retryTimeouts: boolean;
}

const tries = 4;
/** Before the second try; it doubles. */
const firstPauseMs = 300;
const longestPauseMs = 10_000;
/** A page of 1 000 people has about 1 MiB; one of more than this, by many attributes, is asked for in pieces. */
const maxBytes = 2 * 1024 * 1024;
const jsonBounds = { depth: 32, values: 150_000 };
/** A token is renewed this long before its end, so that no page is asked for with one that ends on the way. */
const renewBeforeMs = 30_000;

/** A page of 1 000 people takes 0.1 s; a directory under load may need much longer. */
const usualTimeMs = 30_000;

const wait = (milliseconds: number, signal: AbortSignal) => delay(milliseconds, undefined, { signal });

/**
 * Keycloak's Admin REST API of one realm, asked as the client's service account (RFC 6749, section 4.4). A 429, a 5xx
 * or a broken connection is tried again, four times at most with growing pauses or as `Retry-After` says; an aborted
 * `signal` ends it at once. Redirects are not followed: the address was given by an administrator.
 */
export class KeycloakApi {
  readonly #client: OwnClient;
  readonly #place: { serverUrl: string; realm: string };
  readonly #signal: AbortSignal;
  readonly #bounds: Bounds;
  #token: { value: string; renewAt: number } | null = null;
  /** Questions that need a token at the same time wait for one. */
  #renewal: Promise<string> | null = null;

  constructor(client: OwnClient, signal: AbortSignal, bounds: Partial<Bounds> = {}) {
    const place = keycloakAddress(client.issuer);
    if (!place)
      throw new DirectoryError(apiWords("notARealm", { issuer: client.issuer }), apiWords("notARealmRemedy"));
    this.#client = client;
    this.#place = place;
    this.#signal = signal;
    this.#bounds = { timeMs: usualTimeMs, ask: readAnswer, pause: wait, ...bounds };
  }

  /** GET below `/admin/realms/{realm}`. Throws `DirectoryError`. */
  get(
    path: string,
    query: Record<string, string> | [string, string][] = {},
    asking: Asking = { retryTimeouts: true },
  ): Promise<KeycloakAnswer> {
    const { serverUrl, realm } = this.#place;
    const url = `${serverUrl}/admin/realms/${encodeURIComponent(realm)}${path}?${new URLSearchParams(query)}`;
    return this.#again(() => this.#ask(url), asking);
  }

  async #again<T>(once: () => Promise<T>, { retryTimeouts }: Asking): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once();
      } catch (error) {
        this.#signal.throwIfAborted();
        if (!(error instanceof Passing)) throw error;
        const { waitMs, timedOut = false } = error.about;
        if (attempt === tries || (timedOut && !retryTimeouts)) throw lastFailure(error);
        const pauseMs = waitMs ?? firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
        await this.#bounds.pause(Math.min(pauseMs, longestPauseMs), this.#signal);
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
      throw new Passing(apiWords("tokenRefused", { place: shownUrl(url) }));
    }
    if (answer.status === 403) throw new AccessRefused(apiWords("forbidden"), apiWords("forbiddenRemedy"));
    throw new DirectoryError(
      apiWords("answered", { status: String(answer.status), place: shownUrl(url) }),
      apiWords("answeredRemedy"),
    );
  }

  async #accessToken(): Promise<string> {
    if (this.#token && Date.now() < this.#token.renewAt) return this.#token.value;
    this.#renewal ??= this.#newToken().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #newToken(): Promise<string> {
    const endpoint = `${this.#client.issuer}/protocol/openid-connect/token`;
    const sent = await authenticateClient(this.#client, endpoint, { grant_type: "client_credentials" });
    const answer = await this.#send(endpoint, sent);
    const token = answer.body as { access_token?: unknown; expires_in?: unknown } | null;
    if (answer.status === 404)
      throw new DirectoryError(apiWords("unknownRealm"), apiWords("unknownRealmRemedy"));
    if (answer.status !== 200 || typeof token?.access_token !== "string")
      throw new DirectoryError(
        apiWords("clientRefused", { status: String(answer.status) }),
        apiWords("clientRefusedRemedy"),
      );
    const lifeMs = (typeof token.expires_in === "number" ? token.expires_in : 60) * 1_000;
    this.#token = {
      value: token.access_token,
      renewAt: Date.now() + Math.max(lifeMs - renewBeforeMs, lifeMs / 2),
    };
    return token.access_token;
  }

  async #send(
    url: string,
    details: Pick<Question, "headers" | "form">,
  ): Promise<{ status: number; body: unknown }> {
    let answer: Answer;
    try {
      const { ask, timeMs } = this.#bounds;
      const limits = { timeMs, maxBytes, signal: this.#signal, keepsConnection: true };
      answer = await ask({ url, reach: enteredReach, ...limits, ...details });
    } catch (error) {
      throw failedQuestion(error);
    }
    const { status, place } = answer;
    if (status === 429 || status >= 500)
      // What stands before Keycloak says 504 (RFC 9110, section 15.6.5) when it has waited too long itself.
      throw new Passing(apiWords("answered", { status: String(status), place }), {
        waitMs: retryAfter(answer),
        timedOut: status === 504,
      });
    // Error pages are often HTML; the status says enough. Where a document was due, its reader finds none.
    return { status, body: jsonOrNull(answer, jsonBounds) };
  }
}
