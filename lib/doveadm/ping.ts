import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

const timeoutMs = 1_500;

/** Asks Dovecot's doveadm HTTP API for its list of commands. Throws `unavailable` when it does not answer, or not to us. */
export async function pingDoveadm(): Promise<void> {
  const { DOVEADM_URL, DOVEADM_API_KEY } = env();
  if (!DOVEADM_URL || !DOVEADM_API_KEY) throw new AppError("unavailable", "Dovecot's API is not set up.");
  let response: Response;
  try {
    response = await fetch(new URL("/doveadm/v1", DOVEADM_URL), {
      headers: { authorization: `X-Dovecot-API ${Buffer.from(DOVEADM_API_KEY).toString("base64")}` },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
  } catch (cause) {
    throw new AppError("unavailable", "Dovecot's API does not answer.", { cause });
  }
  if (!response.ok) throw new AppError("unavailable", `Dovecot's API answered ${response.status}.`);
}
