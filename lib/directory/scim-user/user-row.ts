import { and, desc, eq, isNotNull, isNull, ne } from "drizzle-orm";
import { findMailboxById } from "@/lib/access/queries";
import { findDomainByName } from "@/lib/accounts/domain/queries";
import { accountAt, findLinkedMailbox } from "@/lib/accounts/external-identity/account";
import { creationRefusals } from "@/lib/accounts/mailbox/creation-error";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { storedDetail } from "@/lib/directory/run/problem";
import { type PushedUser, pushedAddress } from "@/lib/directory/scim-user/pushed-person";
import type { StoredLine } from "@/lib/directory/sync/planned";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Transaction } from "@/lib/platform/db/client";
import { scimUser } from "@/lib/platform/db/schema";
import { AppError, invalidInput } from "@/lib/platform/errors";
import { isSubject } from "@/lib/providers/openid/signed-token";
import type { Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const rowWords = words("scimUser.row", {
  nameTaken: "Another user already has the userName {userName}.",
  idTaken: "Another user already has the externalId {externalId}.",
  addressTaken: "The address {address} already belongs to another mailbox or alias.",
  otherDomain: "This token isn't allowed to manage people in this domain.",
  empty: "must not be empty",
});

/** By what two names are the same: RFC 7643, 4.1.1 leaves their case out of account. */
export const nameKeyOf = (userName: string): string => userName.normalize("NFC").toLowerCase();

/** The columns that follow from what was pushed. */
export function pushedColumns(user: PushedUser) {
  const address = canonicalAddress(pushedAddress(user) ?? "");
  return {
    userName: user.userName,
    nameKey: nameKeyOf(user.userName),
    externalId: user.externalId,
    address: address?.address ?? null,
    domainName: address?.domain ?? null,
    active: user.active,
    attributes: user.attributes,
  };
}

/** A name or id that somebody else has: `uniqueness` in SCIM. */
export class NotUnique extends AppError {}

/**
 * Throws `forbidden` where a token that is limited to domains pushes somebody of another one, or of none, or takes a name that
 * is an address of another domain of ours: whoever has that address could not be pushed by it any more.
 */
export async function requireDomain(
  db: Transaction,
  { domains }: Pick<ScimCaller, "domains">,
  { domainName, userName }: { domainName: string | null; userName: string },
  former: { userName: string } | null,
): Promise<void> {
  if (domains.length === 0) return;
  const otherDomain = () => new AppError("forbidden", rowWords("otherDomain"));
  if (domainName === null || !domains.includes(domainName)) throw otherDomain();
  const named = userName === former?.userName ? undefined : canonicalAddress(userName)?.domain;
  if (named !== undefined && !domains.includes(named) && (await findDomainByName(db, named)))
    throw otherDomain();
}

/** Throws where another User of the provider has the same name. The provider's pushes are one after the other. */
export async function requireUniqueName(
  db: Transaction,
  providerId: string,
  user: PushedUser,
  exceptId: string | null,
): Promise<void> {
  if (user.userName.trim() === "") throw invalidInput({ userName: rowWords("empty") });
  const [other] = await db
    .select({ id: scimUser.id })
    .from(scimUser)
    .where(
      and(
        eq(scimUser.identityProviderId, providerId),
        eq(scimUser.nameKey, nameKeyOf(user.userName)),
        exceptId === null ? undefined : ne(scimUser.id, exceptId),
      ),
    );
  if (other) throw new NotUnique("conflict", rowWords("nameTaken", { userName: user.userName }));
}

/** The subject of somebody whom nothing has shown to have another: the `externalId`, where tokens could call anybody so. */
export const firstSubject = ({ externalId, id }: { externalId: string | null; id: string }): string =>
  isSubject(externalId) ? externalId : id;

/**
 * The person's id at the provider, by which single sign-on knows them: the `externalId`, or what became of it when the
 * same person had been pushed before; without one the User's own id. A token that is limited to domains vouches for the
 * addresses in these and not for who somebody is at the provider: to such a token an id stands for somebody only where it is
 * linked to one of its mailboxes already. Throws where another User has it.
 */
export async function claimSubject(
  db: Transaction,
  { provider, domains }: Reach,
  { userName, externalId }: PushedUser,
  id: string,
): Promise<string> {
  const ofProvider = eq(scimUser.identityProviderId, provider.id);
  const [column, name] =
    externalId === null ? [scimUser.userName, userName] : [scimUser.externalId, externalId];
  const formers = await db
    .select({ subject: scimUser.subject, name: column })
    .from(scimUser)
    .where(and(ofProvider, eq(column, name), isNotNull(scimUser.deletedAt)))
    .orderBy(desc(scimUser.deletedAt));
  // Even a binary collation ignores blanks at the end (PAD SPACE).
  const former = formers.find((one) => one.name === name);
  const subject = former?.subject ?? firstSubject({ externalId, id });
  if (domains.length > 0 && !domains.includes((await linkedDomain(db, provider, subject)) ?? "")) return id;
  const [other] = await db
    .select({ id: scimUser.id })
    .from(scimUser)
    .where(and(ofProvider, eq(scimUser.subject, subject), isNull(scimUser.deletedAt), ne(scimUser.id, id)));
  if (other) throw idTaken(externalId ?? subject);
  return subject;
}

/** The refusal of an id that somebody else has. */
export const idTaken = (externalId: string) => new NotUnique("conflict", rowWords("idTaken", { externalId }));

/** Forgets the deleted User that had this subject: somebody has it again. */
export const dropFormer = (db: Transaction, providerId: string, subject: string) =>
  db
    .delete(scimUser)
    .where(
      and(
        eq(scimUser.identityProviderId, providerId),
        eq(scimUser.subject, subject),
        isNotNull(scimUser.deletedAt),
      ),
    );

interface Reach {
  provider: Pick<Provider, "id" | "issuer">;
  domains: readonly string[];
}

/** The domain of the mailbox that a subject is linked to; null: it is linked to none. */
async function linkedDomain(
  db: Transaction,
  provider: Reach["provider"],
  subject: string,
): Promise<string | null> {
  const mailboxId = await findLinkedMailbox(db, accountAt(provider, subject));
  const linked = mailboxId === null ? null : await findMailboxById(db, mailboxId);
  return linked?.domainName ?? null;
}

/**
 * Throws `forbidden` where a token that is limited to domains would reach a mailbox of another one by a User of its own:
 * whoever has the subject may have been linked after the User was pushed.
 */
export async function requireReach(
  db: Transaction,
  { provider, domains }: Reach,
  subject: string,
): Promise<void> {
  if (domains.length === 0) return;
  const domainName = await linkedDomain(db, provider, subject);
  if (domainName !== null && !domains.includes(domainName))
    throw new AppError("forbidden", rowWords("otherDomain"));
}

/** What a run says of an address that somebody else has. */
const takenReasons: ReadonlySet<string> = new Set([
  "address-of-other-source",
  "identity-conflict",
  "link-by-hand",
  "linking-off",
]);

/**
 * The line that says that the User's address is somebody else's, or null. Whoever is inactive asks for none: a provider must
 * always be able to say that somebody has left.
 */
export const takenLine = ({ active }: PushedUser, lines: readonly StoredLine[]): StoredLine | null =>
  (active && lines.find(isTaken)) || null;

const isTaken = ({ kind, state, reason, detail }: StoredLine): boolean =>
  (kind === "conflict" && takenReasons.has(reason)) ||
  (kind === "create" && state === "refused" && detail === storedDetail(creationRefusals("address-taken")));

/** The refusal of a User whose address is somebody else's: the reason is in the run, and in the log. */
export const addressTaken = ({ address }: Pick<StoredLine, "address">) =>
  new NotUnique("conflict", rowWords("addressTaken", { address: address ?? "" }));
