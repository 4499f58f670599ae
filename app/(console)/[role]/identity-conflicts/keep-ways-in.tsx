import { Checkbox } from "@/app/_ui/checkbox";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const keepWords = words("console.identityConflicts.keep", {
  keep: "Keep app passwords",
  detail:
    "This also keeps API keys, the local password and second factors. Only do this if it's the same person, because these open the mailbox without the provider. Otherwise, all of them are revoked now. Web sessions and mail connections end in any case.",
});

/** Whether what the person before has made stays; not, unless somebody says so. */
export function KeepWaysIn() {
  const t = useWords(keepWords);
  return <Checkbox name="keepWaysIn" label={t("keep")} detail={t("detail")} />;
}
