import { and, eq, isNotNull } from "drizzle-orm";
import { endPasswordSessionsOfSource } from "@/lib/credentials/web-session/end-session";
import type { Transaction } from "@/lib/platform/db/client";
import { mailbox } from "@/lib/platform/db/schema";
import type { Provider } from "@/lib/providers/provider/queries";
import { requestRevocationOfSource } from "@/lib/revocation/outbox/request-revocation";

type Flow = Pick<Provider, "id" | "enabled" | "issuer" | "settings">;

/**
 * Ends what the mail passwords of a provider's mailboxes have opened, when a change of it takes them away. Those whose
 * place of origin is gone are forgotten: the flow is off, or attribute or issuer are others. Part of the change's
 * transaction, which by itself ends all mail connections when the provider is switched off or has another issuer.
 */
export async function endMailPasswords(tx: Transaction, before: Flow, after: Flow): Promise<void> {
  const [was, is] = [before.settings.mailPassword, after.settings.mailPassword];
  if (!was?.enabled) return;
  const keeps = is?.enabled === true && is.attribute === was.attribute && before.issuer === after.issuer;
  if (keeps && (after.enabled || !before.enabled)) return;
  const hasOne = isNotNull(mailbox.directoryPasswordHash);
  await endPasswordSessionsOfSource(tx, before.id);
  if (keeps) return;
  if (before.issuer === after.issuer && after.enabled)
    await requestRevocationOfSource(tx, before.id, "provider-changed", hasOne);
  await tx
    .update(mailbox)
    .set({ directoryPasswordHash: null })
    .where(and(eq(mailbox.identityProviderId, before.id), hasOne));
}
