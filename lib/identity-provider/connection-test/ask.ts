import { readLimited } from "@/lib/identity-provider/discovery";

const timeoutMs = 4_000;

export interface ProviderAnswer {
  status: number;
  /** Where it wants to send us; never followed. */
  location: string | null;
  /** The JSON object or list, or null when it is something else. */
  body: unknown;
}

/**
 * One question to a provider: 4 s, 256 KiB, redirects are not followed. Throws what the network threw; every HTTP
 * status is an answer.
 */
export async function ask(url: string, init: RequestInit = {}): Promise<ProviderAnswer> {
  const response = await fetch(url, {
    ...init,
    headers: { accept: "application/json", ...init.headers },
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await readLimited(response);
  return { status: response.status, location: response.headers.get("location"), body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Error pages are often HTML; the status says enough.
    return null;
  }
}

/** A text field of an answer, made safe to show: printable, at most 200 characters; null when there is none. */
export function textField(body: unknown, name: string): string | null {
  const value = body !== null && typeof body === "object" ? (body as Record<string, unknown>)[name] : null;
  if (typeof value !== "string" || value === "") return null;
  return value.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, " ").slice(0, 200);
}

/** Status and the provider's own words, such as `401 invalid_client: Bad secret`. */
export function answerWords({ status, body }: ProviderAnswer): string {
  const error = textField(body, "error");
  const description = textField(body, "error_description");
  return [status, error].filter(Boolean).join(" ") + (description ? `: ${description}` : "");
}
