import { useSay, useWords } from "@/app/_words/use-words";
import type { AppPasswordView } from "@/app/(user)/home/app-password-view";
import { doorLabel } from "@/lib/access/door-texts";
import { words } from "@/lib/words/text";

const usesWords = words("user.appPasswords.uses", { limited: "{protocols}; only from {networks}" });

/** What an app password may be used for, and from where, if that is limited. */
export function AppPasswordUses({ protocols, networks }: Pick<AppPasswordView, "protocols" | "networks">) {
  const t = useWords(usesWords);
  const say = useSay();
  const names = protocols.map((one) => say(doorLabel(one))).join(", ");
  return networks.length === 0 ? names : t("limited", { protocols: names, networks: networks.join(", ") });
}
