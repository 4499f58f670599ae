import type { FactorDoor } from "@/app/_factors/factor-door";
import { lacksSecondFactor } from "@/lib/access/decide-access";
import { requiresSecondFactor } from "@/lib/credentials/admin-session/second-factor-rule";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import { openAdminSession, pendingAdmin } from "@/lib/faces/session/admin-step";
import { currentSession } from "@/lib/faces/session/current";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { openSession } from "@/lib/faces/session/open-session";
import { endSecondStep, pendingMailbox } from "@/lib/faces/session/second-step";
import { reauthenticatedSignedIn, signedIn } from "@/lib/faces/session/signed-in";
import { signedOut } from "@/lib/faces/session/signed-out";
import { visitorAs } from "@/lib/faces/session/visitor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const ownerWords = words("factors.owner", {
  atProvider: "Your second factor is managed by your identity provider.",
});

export interface FactorHolder {
  owner: FactorOwner;
  label: string;
  context: Context;
  /** True where the last factor must stay. */
  keepOne: boolean;
  /** To be called when a factor has been added: somebody who had to set one up is signed in by that. */
  afterAdding(): Promise<void>;
}

const nothing = async () => undefined;

/**
 * Whose factors may be changed by this request: a signed-in person's own, or those of an administrator who has given
 * the password and must set up a first factor. Never of somebody at the second step, who would pass it by that.
 */
export async function factorHolder(door: FactorDoor): Promise<FactorHolder> {
  if (door === "portal") return mailboxHolder();
  if (!(await currentAdmin(door))) return newcomer(door);
  const { session, context } = await reauthenticatedAdminContext(door);
  if (session.provider) throw new AppError("forbidden", ownerWords("atProvider"));
  const owner = { kind: "admin", id: session.adminId } as const;
  const keepOne = await requiresSecondFactor(context.db, door);
  return { owner, label: session.login, context, keepOne, afterAdding: nothing };
}

async function mailboxHolder(): Promise<FactorHolder> {
  if (!(await currentSession())) return newMailbox();
  const { session } = await signedIn();
  if (session.identityProviderId !== null) throw new AppError("forbidden", ownerWords("atProvider"));
  const { context } = await reauthenticatedSignedIn();
  const owner = { kind: "mailbox", id: session.mailboxId } as const;
  return { owner, label: session.address, context, keepOne: false, afterAdding: nothing };
}

/** Somebody who has given a mailbox's password and must set up a first factor. */
async function newMailbox(): Promise<FactorHolder> {
  const pending = await pendingMailbox();
  if (!pending || !lacksSecondFactor(pending.mailbox.facts)) throw new AppError("unauthenticated", signedOut);
  const { id, address } = pending.mailbox;
  const visitor = await visitorAs({ kind: "mailbox", id, address });
  return {
    owner: { kind: "mailbox", id },
    label: address,
    context: visitor.context,
    keepOne: true,
    async afterAdding() {
      await endSecondStep();
      await openSession(visitor, id);
    },
  };
}

async function newcomer(role: Exclude<FactorDoor, "portal">): Promise<FactorHolder> {
  const pending = await pendingAdmin(role);
  if (!pending || pending.account.hasSecondFactor) throw new AppError("unauthenticated", signedOut);
  const { account, visitor } = pending;
  return {
    owner: { kind: "admin", id: account.id },
    label: account.login,
    context: visitor.context,
    keepOne: true,
    afterAdding: () => openAdminSession(role, account.id, visitor),
  };
}
