import { LRUCache } from "lru-cache";
import { z } from "zod";
import { AppError } from "@/lib/errors";

/** What we use of a provider's metadata (OpenID Connect Discovery 1.0, section 3). */
export const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
});
export type ProviderMetadata = z.infer<typeof metadataSchema>;

const timeoutMs = 4_000;
const maxBytes = 256 * 1024;
const cache = new LRUCache<string, ProviderMetadata>({ max: 50, ttl: 10 * 60_000 });

/** The address of an issuer's discovery document (OpenID Connect Discovery 1.0, section 4). */
export const discoveryUrl = (issuer: string): string =>
  `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

/**
 * The provider's metadata, read afresh. Throws `unavailable` when it cannot be reached and `invalid-input` when it
 * answers something else than the metadata of exactly this issuer (section 4.3).
 */
export async function readMetadata(issuer: string): Promise<ProviderMetadata> {
  const url = discoveryUrl(issuer);
  const body = await fetchJson(url);
  const parsed = metadataSchema.safeParse(body);
  if (!parsed.success)
    throw new AppError("invalid-input", `${url} is not an OpenID Connect discovery document.`, {
      cause: parsed.error,
    });
  if (parsed.data.issuer !== issuer)
    throw new AppError(
      "invalid-input",
      `The provider calls itself ${parsed.data.issuer}, but ${issuer} is configured: enter exactly the provider's own issuer.`,
    );
  return parsed.data;
}

/** The provider's metadata, at most ten minutes old. */
export async function metadataFor(issuer: string): Promise<ProviderMetadata> {
  const known = cache.get(issuer);
  if (known) return known;
  const fresh = await readMetadata(issuer);
  cache.set(issuer, fresh);
  return fresh;
}

/**
 * GET of a JSON document at an identity provider: 4 s, 256 KiB and no redirects, since the address was given by an
 * administrator and must not lead anywhere else. Throws AppError (`unavailable` or `invalid-input`).
 */
export async function fetchJson(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      headers: { accept: "application/json", ...headers },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await readLimited(response);
  } catch (cause) {
    throw new AppError("unavailable", `The identity provider did not answer at ${url}.`, { cause });
  }
  if (response.status >= 500) throw new AppError("unavailable", `${url} answered ${response.status}.`);
  if (!response.ok) throw new AppError("invalid-input", `${url} answered ${response.status}.`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid-input", `${url} did not answer with JSON.`, { cause });
  }
}

/** The text of an answer. Throws when it is longer than 256 KiB. */
export async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Error("the answer is too large");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
