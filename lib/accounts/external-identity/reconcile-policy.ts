import type { AccessRefusal } from "@/lib/access/decide-access";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** A mailbox as far as it decides who may have it. */
export interface Claimable {
  /** Its source; null: the local one. */
  identityProviderId: string | null;
  /** False once an administrator has unlinked it: its address alone then links nobody. */
  linkByAddress: boolean;
}

/** By what rules a person is judged. A sign-in and a run differ in the last four, on purpose. */
export interface ReconcilePolicy<Mailbox, Refusal extends string> {
  providerId: string;
  /** Whether a proven address may make the first link. */
  linkByEmail: boolean;
  /** Whether somebody without a mailbox gets one: at a sign-in by `createOnSignIn`, in a run by `importUsers`. */
  createsMailboxes: boolean;
  /**
   * Why the mailbox is kept from the person whose it is. A sign-in asks whether it may be entered; a run only asks for its
   * source, since it looks after mailboxes that are shut as well.
   */
  refuseMailbox(mailbox: Mailbox): Refusal | null;
  /**
   * Whether the proven address leads to a mailbox that the provider has pushed under another id. A provider may call people
   * otherwise in tokens than in SCIM (Entra ID's `sub` is made for each client), so a sign-in asks the address, once; what a
   * run reads has the ids that stay.
   */
  takesOverPushed: boolean;
  /** What a free address is refused for that is an alias; null: a run leaves that to the import, which asks under its lock. */
  aliasRefusal: Refusal | null;
}

type Provider = Pick<EnabledProvider, "id" | "settings">;

/** How a sign-in judges; `refuseMailbox` says whether the mailbox may be entered. */
export const signInPolicy = <Mailbox>(
  { id, settings }: Provider,
  refuseMailbox: (mailbox: Mailbox) => AccessRefusal | null,
): ReconcilePolicy<Mailbox, AccessRefusal | "address-taken"> => ({
  providerId: id,
  linkByEmail: settings.linkByEmail,
  createsMailboxes: settings.createOnSignIn,
  refuseMailbox,
  takesOverPushed: true,
  aliasRefusal: "address-taken",
});

/** How a run or a directory event judges. */
export const directoryPolicy = <Mailbox extends Claimable>({
  id,
  settings,
}: Provider): ReconcilePolicy<Mailbox, "other-source"> => ({
  providerId: id,
  linkByEmail: settings.linkByEmail,
  createsMailboxes: settings.sync.importUsers,
  refuseMailbox: ({ identityProviderId }) => (identityProviderId === id ? null : "other-source"),
  takesOverPushed: false,
  aliasRefusal: null,
});
