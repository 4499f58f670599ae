import { requestDoveadm } from "@/lib/revocation/doveadm/call";

const timeoutMs = 1_500;

/** Asks Dovecot's doveadm HTTP API for its list of commands. Throws `unavailable` when it does not answer, or not to us. */
export async function pingDoveadm(): Promise<void> {
  const response = await requestDoveadm(timeoutMs);
  await response.body?.cancel();
}
