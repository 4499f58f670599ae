import { type Text, words } from "@/lib/words/text";

const attentionWords = words("user.attention", {
  noFactor: "Your account is protected by a password alone.",
  addFactor: "Add a second factor",
  noCodes: "You have no recovery codes left.",
  fewCodes: "You have only {left, plural, one {# recovery code} other {# recovery codes}} left.",
  newCodes: "Create new recovery codes",
  expired: "The app password “{name}” has expired.",
  expiring: "The app password “{name}” expires {days, plural, =0 {today} one {tomorrow} other {in # days}}.",
  devices: "See your devices",
});

/** Something that a person should look at, and where it is mended. */
export interface AttentionItem {
  key: string;
  what: Text;
  link: Text;
  href: string;
}

export interface AttentionFacts {
  /** Their own second factors; null where they are none of ours, or somebody else is looking. */
  factors: { count: number; recoveryCodes: number } | null;
  appPasswords: readonly { id: string; name: string; expiresAt: Date | null }[];
}

/** From how many recovery codes on one should make new ones. */
const fewCodes = 3;
const dayMs = 86_400_000;
/** How long ahead the end of an app password is told, and for how long afterwards. */
const expiryNoticeMs = 14 * dayMs;

/** What a person should look at, the most pressing first. */
export function attention({ factors, appPasswords }: AttentionFacts, now: Date): AttentionItem[] {
  const ends = appPasswords.flatMap(({ id, name, expiresAt }) => {
    const leftMs = expiresAt ? expiresAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY;
    return Math.abs(leftMs) > expiryNoticeMs ? [] : [{ id, name, leftMs }];
  });
  return [
    ...(factors ? ofFactors(factors) : []),
    ...ends
      .sort((a, b) => a.leftMs - b.leftMs)
      .map(({ id, name, leftMs }) => ({
        key: id,
        what:
          leftMs <= 0
            ? attentionWords("expired", { name })
            : attentionWords("expiring", { name, days: Math.floor(leftMs / dayMs) }),
        link: attentionWords("devices"),
        href: "/home/devices",
      })),
  ];
}

function ofFactors({ count, recoveryCodes: left }: NonNullable<AttentionFacts["factors"]>): AttentionItem[] {
  const href = "/home/security#second-factor";
  if (count === 0)
    return [{ key: "factor", what: attentionWords("noFactor"), link: attentionWords("addFactor"), href }];
  if (left > fewCodes) return [];
  const what = left === 0 ? attentionWords("noCodes") : attentionWords("fewCodes", { left });
  return [{ key: "codes", what, link: attentionWords("newCodes"), href }];
}
