import { domainPartOf, isReservedLocalPart, newMailboxAddress } from "@/lib/platform/address/address";

/** More than anybody is known by; beyond it something is wrong with the directory or with what its attribute is for. */
export const maxDirectoryAliases = 50;

/** An alias that a mailbox has, whoever looks after it. */
export interface OwnAlias {
  address: string;
  fromDirectory: boolean;
}

export interface AliasDomain {
  active: boolean;
  /** It takes no further alias. */
  full: boolean;
  /** It names another provider, which alone may bring its new addresses. */
  closed: boolean;
}

/** What is here of the addresses that a directory names. */
export interface AliasFacts {
  /** The aliases that a mailbox has. */
  ownOf(mailboxId: string): readonly OwnAlias[];
  /** The domain of an address that the mailbox does not have, if it is here. */
  domain(name: string): AliasDomain | undefined;
  /** Whether such an address is a mailbox's or another's alias. */
  isTaken(address: string): boolean;
}

/** Nothing is known, because nothing is asked: no directory is followed in its aliases. */
export const noAliasFacts: AliasFacts = {
  ownOf: () => [],
  domain: () => undefined,
  isTaken: () => false,
};

export const aliasRefusals = [
  "alias-invalid",
  "alias-reserved",
  "alias-of-other-provider",
  "alias-taken",
  "alias-domain-full",
  "aliases-too-many",
] as const;
export type DirectoryAliasRefusal = (typeof aliasRefusals)[number];

export interface AliasPlan {
  /** The aliases that the mailbox has from its directory, before and after; sorted. */
  before: string[];
  after: string[];
  /** What the directory names and the mailbox does not get. */
  refused: { address: string; reason: DirectoryAliasRefusal }[];
}

/**
 * What the aliases of a mailbox become by what its directory names, where `id` is null for one that is still to be made. An
 * address that the mailbox has already, from whomever, is as it should be; those of administrators and of the person are
 * never touched, and domains that are not here are nobody's business. Pure: the same input gives the same plan.
 */
export function planDirectoryAliases(
  mailbox: { id: string | null; address: string },
  named: { addresses: readonly string[]; invalid: readonly string[]; keepsOthers?: boolean },
  facts: AliasFacts,
): AliasPlan {
  const own = mailbox.id === null ? [] : facts.ownOf(mailbox.id);
  const has = new Set(own.map(({ address }) => address));
  const wanted = named.addresses.filter((address) => address !== mailbox.address);
  const before = own.flatMap(({ address, fromDirectory }) => (fromDirectory ? address : [])).sort();
  const kept = named.keepsOthers ? before : before.filter((address) => wanted.includes(address));
  const refused: AliasPlan["refused"] = named.invalid.map((address) => ({
    address,
    reason: "alias-invalid",
  }));
  const added: string[] = [];
  for (const address of wanted.filter((one) => !has.has(one))) {
    const verdict = judge(address, facts);
    if (verdict === "elsewhere") continue;
    const reason = verdict ?? (kept.length + added.length >= maxDirectoryAliases ? "aliases-too-many" : null);
    if (reason) refused.push({ address, reason });
    else added.push(address);
  }
  return { before, after: [...kept, ...added].sort(), refused };
}

/** Why an address that a mailbox does not have yet cannot be its alias; `elsewhere`: its domain is not served here. */
function judge(address: string, facts: AliasFacts): DirectoryAliasRefusal | "elsewhere" | null {
  const domain = facts.domain(domainPartOf(address));
  if (!domain?.active) return "elsewhere";
  const target = newMailboxAddress(address);
  if (!target) return "alias-invalid";
  if (isReservedLocalPart(target.localPart)) return "alias-reserved";
  if (domain.closed) return "alias-of-other-provider";
  if (facts.isTaken(address)) return "alias-taken";
  return domain.full ? "alias-domain-full" : null;
}
