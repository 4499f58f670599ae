import { type Credential, decideAccess } from "@/lib/access/decide-access";
import type { AccessFacts } from "@/lib/access/facts";
import type { MailboxRow } from "@/lib/access/queries";
import type { Transaction } from "@/lib/platform/db/client";
import { clientProtocols, doorNames, protocolFlags } from "@/lib/platform/db/protocols";
import type { RevocationReason } from "@/lib/platform/db/schema/revocation";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

/** Every kind of proof that could have let somebody in before the change; each as good as it can be. */
const proofs = ({ identityProviderId }: AccessFacts): Credential[] => [
  { kind: "session" },
  { kind: "local-password" },
  { kind: "mail-password" },
  { kind: "directory-password" },
  {
    kind: "app-password",
    protocols: protocolFlags(clientProtocols),
    expiresAt: null,
    networkAllowed: true,
  },
  ...(identityProviderId === null ? [] : [{ kind: "single-sign-on" as const, identityProviderId }]),
];

/** Whether some proof opened some door before and opens it no more, as `decideAccess` sees it. */
export function losesAccess(before: AccessFacts, after: AccessFacts): boolean {
  const now = new Date();
  return proofs(before).some((proof) =>
    doorNames.some(
      (door) =>
        decideAccess(before, door, proof, now).allowed && !decideAccess(after, door, proof, now).allowed,
    ),
  );
}

interface ChangedMailbox {
  before: MailboxRow;
  after: MailboxRow;
  domainName: string;
}

/**
 * Ends what is open at the mail server when a change of a mailbox closes any door to anybody. Nobody knows by which
 * proof a connection was opened, so all of them end; who may still come in comes back by itself. For every verb that
 * changes a mailbox; part of its transaction.
 */
export async function revokeLostAccess(
  tx: Transaction,
  { before, after, domainName }: ChangedMailbox,
  reason: RevocationReason,
): Promise<void> {
  // A domain that is switched off has ended everything already, and so have mail and directory passwords that are.
  const facts = (row: MailboxRow): AccessFacts => ({
    ...row,
    domainActive: true,
    mailPasswordAllowed: row.identityProviderId !== null,
    directoryPasswordAllowed: row.identityProviderId !== null,
  });
  if (losesAccess(facts(before), facts(after)))
    await requestRevocation(tx, { address: before.address, domainName, reason });
}
