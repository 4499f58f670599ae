import type { DirectoryWord } from "@/lib/directory/link-again/ask-directory";

/** Why an account cannot be linked to a mailbox at all. */
export const linkRefusals = [
  "other-source",
  "address-handed-on",
  "account-gone",
  "account-disabled",
  "linked-already",
] as const;
export type LinkRefusal = (typeof linkRefusals)[number];

/** Why an administrator must look: nothing of this is linked together with others. */
export const linkDoubts = [
  "old-account-there",
  "old-account-disabled",
  "directory-silent",
  "address-differs",
  "address-unproven",
  "name-differs",
  "several-accounts",
] as const;
export type LinkDoubt = (typeof linkDoubts)[number];

export interface Judgement {
  refusal: LinkRefusal | null;
  doubts: LinkDoubt[];
}

/** What is known of a mailbox and of the account that may be linked to it. */
export interface LinkFacts {
  isSource: boolean;
  mailbox: { address: string; displayName: string };
  /** The subject that the mailbox is linked to; null: none. */
  holder: string | null;
  /** Where the holder's address is another now. */
  holderAddress: string | null;
  subject: string;
  /** Whether the account is linked to this or another mailbox. */
  isLinked: boolean;
  /** The account's proven address, as far as somebody has seen it; null: nobody has. */
  address: string | null;
  displayName: string;
  /** Further accounts that claim the mailbox. */
  rivals: number;
  /** What the directory says of both; `not-asked` where there is none that could be asked. */
  holderThere: DirectoryWord;
  subjectThere: DirectoryWord;
}

/**
 * Whether an account may be linked to a mailbox in place of another one. That the address is the same proves little: it
 * may have been given to somebody else. So what the directory says of the old account and both names are looked at as well.
 * Pure.
 */
export function judgeAccount(facts: LinkFacts): Judgement {
  const { holder, holderThere, subjectThere, address, mailbox } = facts;
  const silent = (holder !== null && holderThere === "silent") || subjectThere === "silent";
  const doubts: (LinkDoubt | false)[] = [
    holder !== null && holderThere === "enabled" && "old-account-there",
    holder !== null && holderThere === "disabled" && "old-account-disabled",
    silent && "directory-silent",
    address === null && "address-unproven",
    address !== null && address !== mailbox.address && "address-differs",
    !sameName(mailbox.displayName, facts.displayName) && "name-differs",
    facts.rivals > 0 && "several-accounts",
  ];
  return { refusal: refusalOf(facts), doubts: doubts.filter((doubt) => doubt !== false) };
}

function refusalOf({ isSource, isLinked, holderAddress, subjectThere }: LinkFacts): LinkRefusal | null {
  if (!isSource) return "other-source";
  if (isLinked) return "linked-already";
  if (holderAddress !== null) return "address-handed-on";
  if (subjectThere === "gone") return "account-gone";
  return subjectThere === "disabled" ? "account-disabled" : null;
}

/** Names that nobody has entered contradict nothing; marks, case and blanks are written in many ways. */
function sameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").trim().toLowerCase(),
  );
  return a === "" || b === "" || a === b;
}
